"""Sources are read when their time has come: first all of it, then what changed."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from smartvillage.kit.dates import now
from smartvillage.modules.services.jobs import fetch_services
from smartvillage.modules.services.models import Run, Service
from smartvillage.modules.services.tests import small
from smartvillage.modules.services.tests.doubles import transfer

pytestmark = pytest.mark.django_db


def test_a_source_is_read_whole_and_then_for_what_changed(tmp_path: Path) -> None:
    transfer.write(tmp_path / "1.xml", [transfer.service("1", "Eins")])
    small.source(name="Dateien", kind="xzufi", base_url=str(tmp_path), every_minutes=60)
    small.source(name="Eigene")
    small.source(name="Aus", kind="xzufi", base_url="/nowhere", enabled=False)
    fetch_services()
    fetch_services()
    assert list(Run.objects.values_list("full", "status")) == [(True, "done")]
    transfer.write(tmp_path / "2.xml", [transfer.service("2", "Zwei")])
    with time_machine.travel(now() + timedelta(minutes=61)):
        fetch_services()
    assert list(Run.objects.order_by("pk").values_list("full", "status")) == [(True, "done"), (False, "done")]
    assert Service.objects.count() == 2
    with time_machine.travel(now() + timedelta(days=29)):
        fetch_services()
    assert Run.objects.latest("pk").full


def test_what_failed_is_tried_again_in_an_hour(tmp_path: Path) -> None:
    small.source(name="Dateien", kind="xzufi", base_url=str(tmp_path))
    fetch_services()
    fetch_services()
    assert list(Run.objects.values_list("status", flat=True)) == ["failed"]
    transfer.write(tmp_path / "1.xml", [transfer.service("1", "Eins")])
    with time_machine.travel(now() + timedelta(minutes=61)):
        fetch_services()
    assert Service.objects.count() == 1
