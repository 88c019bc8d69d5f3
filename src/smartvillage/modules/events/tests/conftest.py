"""Every test of events happens on the same day."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine

from smartvillage.kit.dates import BERLIN
from smartvillage.modules.events.tests.support import TODAY


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """Ten in the morning; tests move on with `clock.move_to`."""
    with time_machine.travel(
        datetime(TODAY.year, TODAY.month, TODAY.day, 10, tzinfo=BERLIN), tick=False
    ) as traveller:
        yield traveller
