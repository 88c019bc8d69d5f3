"""Reports wait for an answer at the desk."""

from datetime import datetime, timedelta

import pytest

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import BERLIN, now
from smartvillage.modules.defect_reports.cms import answer_until
from smartvillage.surfaces.cms.tests.desk import desk_of
from smartvillage.testing import Place, forget_everything

LIST = "/cms/inhalte/generic_item.defectreport"


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        ("2026-11-23 09:00", "2026-11-26 09:00"),
        ("2026-11-25 09:00", "2026-11-30 09:00"),
        ("2026-11-28 09:00", "2026-12-02 09:00"),
    ],
)
def test_three_working_days(reported: str, due: str) -> None:
    read = datetime.fromisoformat
    assert answer_until(read(reported).replace(tzinfo=BERLIN)) == read(due).replace(tzinfo=BERLIN)


def test_reports_wait_until_somebody_has_done_something(town: Place) -> None:
    desk = desk_of(town)
    forget_everything()
    old, new = (town.publish("generic_item", "DefectReport", title=title) for title in ("Alt", "Neu"))
    with within(town.id):
        Item.objects.filter(pk=old).update(created_at=now() - timedelta(days=9))
    client = desk.client()
    (need,) = client.get("/cms/").context["needs"]
    assert [(line.title, line.kind) for line in need.lines] == [
        ("Alt", "überfällig seit"),
        ("Neu", "zu beantworten bis"),
    ]
    client.post(f"{LIST}/schritt", {"step": f"hide:{old}"})
    (need,) = client.get("/cms/").context["needs"]
    assert [line.url for line in need.lines] == [f"{LIST}/{new}/"]
