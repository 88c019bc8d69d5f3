"""Rows of several tables in one statement: all or nothing, also outside of a transaction."""

from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Item, Occurrence, Revision
from smartvillage.core.content.save import create_item
from smartvillage.core.jobs.models import Task
from smartvillage.core.municipalities.scope import across_all
from smartvillage.core.rows import afterwards, together
from smartvillage.core.search.models import Posting
from smartvillage.testing import Place

pytestmark = pytest.mark.django_db(transaction=True)
EVENT = {"title": "Konzert", "dates": [{"date_start": "2099-01-01"}]}


def create(town: Place, **more: Any) -> None:
    create_item(viewer=town.viewer(), kind=kind_of("event_record"), values=EVENT, **more)


def counts() -> list[int]:
    with across_all():
        return [model.objects.count() for model in (Item, Revision, Occurrence, Posting)]


def test_an_item_and_its_rows_are_there_or_not(town: Place) -> None:
    create(town, source="api", external_id="1")
    once = counts()
    assert once[:3] == [1, 1, 1]
    assert once[3] > 0
    with pytest.raises(IntegrityError):
        create(town, source="api", external_id="1")
    assert counts() == once


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes in a transaction")
def test_one_statement_writes_everything(town: Place) -> None:
    create(town)
    with CaptureQueriesContext(connection) as seen:
        create(town)
    said = [query["sql"].split()[0] for query in seen.captured_queries]
    assert [word for word in said if word != "SELECT"] == ["WITH"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes in a transaction")
@pytest.mark.usefixtures("db")
def test_what_would_be_written_apart_is_refused() -> None:
    called: list[int] = []

    def apart() -> None:
        with together():
            afterwards(lambda: called.append(1))
            Task.objects.create(topic="x", due_at="2099-01-01T00:00:00+00:00")

    with pytest.raises(RuntimeError, match="not written together: INSERT"):
        apart()
    assert (Task.objects.count(), called) == (0, [])
    with together():
        with together():
            afterwards(lambda: called.append(2))
        assert called == []  # the inner one is part of the outer one
    assert called == [2]
