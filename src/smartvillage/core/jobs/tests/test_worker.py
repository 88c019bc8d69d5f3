"""Work is done at least once, whatever happens to the worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from smartvillage.core.jobs import outbox
from smartvillage.core.jobs.models import Task
from smartvillage.core.jobs.outbox import _next_night, every, job, nightly, post
from smartvillage.core.jobs.worker import ATTEMPTS, LEASE, run_due, run_regular
from smartvillage.kit.dates import now
from smartvillage.testing import Place

seen: list[tuple[int | None, Mapping[str, Any]]] = []


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "HANDLERS", {})
    monkeypatch.setattr(outbox, "REGULAR", {})
    monkeypatch.setattr("smartvillage.core.jobs.worker.HANDLERS", outbox.HANDLERS)
    monkeypatch.setattr("smartvillage.core.jobs.worker.REGULAR", outbox.REGULAR)
    seen.clear()


def test_a_posted_task_runs_in_its_municipality_and_is_gone(town: Place) -> None:
    job("greet")(lambda municipality, payload: seen.append((municipality, payload)))
    post(municipality=town.id, topic="greet", payload={"name": "Ada"})
    post(municipality=town.id, topic="nobody listens", payload={})
    assert Task.objects.count() == 1
    assert run_due(limit=10) == 1
    assert seen == [(town.id, {"name": "Ada"})]
    assert not Task.objects.exists()


def test_a_failing_task_waits_longer_each_time_and_is_kept_when_given_up(town: Place) -> None:
    def fail(_municipality: int | None, _payload: Mapping[str, Any]) -> None:
        raise ValueError("Drucker brennt")

    job("burn")(fail)
    post(municipality=town.id, topic="burn", payload={})
    with time_machine.travel(now(), tick=False) as clock:
        for attempt in range(1, ATTEMPTS + 1):
            assert run_due(limit=10) == 1
            assert run_due(limit=10) == 0
            clock.shift(timedelta(seconds=30 * 2**attempt + 1))
    task = Task.objects.get()
    assert (task.failed, task.attempts, task.error) == (True, ATTEMPTS, "ValueError: Drucker brennt")


def test_regular_jobs_run_once_per_interval_and_not_because_one_fails(db: None) -> None:
    @every(minutes=5)
    def tick() -> None:
        seen.append((None, {}))

    @every(minutes=5)
    def broken() -> None:
        raise RuntimeError

    with time_machine.travel(now(), tick=False) as clock:
        assert [run_regular(), run_regular()] == [2, 0]
        clock.shift(timedelta(minutes=6))
        assert run_regular() == 2
    assert len(seen) == 2


WORKER = """
import os, time, django
django.setup()
from smartvillage.core.jobs.outbox import job
from smartvillage.core.jobs.worker import run_due
@job("slow")
def slow(municipality, payload):
    open(os.environ["MARK"], "a").write("begun\\n")
    time.sleep(float(os.environ["PAUSE"]))
    open(os.environ["MARK"], "a").write("done\\n")
run_due(limit=1)
"""


@pytest.mark.once
def test_after_kill_9_the_task_is_done_when_its_lease_ends(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    env = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/jobs.sqlite3",
        "DJANGO_SETTINGS_MODULE": "smartvillage.settings",
        "MARK": str(mark),
        "PAUSE": "30",
    }
    run = [sys.executable, "-c"]
    subprocess.run([sys.executable, "-m", "smartvillage", "migrate", "-v0"], env=env, check=True)
    posting = "import django; django.setup()\nfrom smartvillage.core.jobs.models import Task\nfrom smartvillage.kit.dates import now\nTask.objects.create(topic='slow', due_at=now())"
    subprocess.run([*run, posting], env=env, check=True)
    victim = subprocess.Popen([*run, WORKER], env=env)
    while not mark.exists():
        time.sleep(0.05)
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    env["PAUSE"] = "0"
    subprocess.run([*run, WORKER], env=env, check=True)
    assert mark.read_text() == "begun\n", "the lease of the dead worker still holds"
    late = f"from datetime import datetime, timedelta\nimport time_machine\nfrom smartvillage.kit.dates import now\ntime_machine.travel(now() + timedelta(seconds={LEASE.total_seconds() + 1})).start()\n"
    subprocess.run([*run, late + WORKER], env=env, check=True)
    assert mark.read_text() == "begun\nbegun\ndone\n"


@pytest.mark.parametrize(
    ("at", "following"),
    [
        ("2026-11-24T00:30:00+01:00", "2026-11-24T01:01:00+01:00"),
        ("2026-11-24T01:01:00+01:00", "2026-11-25T01:01:00+01:00"),
        ("2026-11-24T23:30:00+00:00", "2026-11-25T01:01:00+01:00"),
        ("2026-10-24T12:00:00+02:00", "2026-10-25T01:01:00+02:00"),
    ],
)
def test_nights_begin_at_one_in_berlin(at: str, following: str) -> None:
    found = _next_night(datetime.fromisoformat(at))
    assert found.isoformat() == following


@pytest.mark.django_db
def test_nightly_work_runs_in_its_order_and_once_a_night(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    @nightly(order=20)
    def second() -> None:
        ran.append("second")

    @nightly(order=10)
    def first() -> None:
        ran.append("first")

    assert (run_regular(), run_regular()) == (2, 0)
    assert ran == ["first", "second"]
