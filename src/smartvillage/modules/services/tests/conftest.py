"""Every test starts with nothing known of an earlier one."""

from collections.abc import Iterator

import pytest

from smartvillage.modules.services.tree import forget_trees
from smartvillage.modules.services.versions import forget_versions


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    forget_versions()
    forget_trees()
    yield
    forget_versions()
    forget_trees()
