"""The first page: what waits for whom."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from smartvillage.core.content.models import Item
from smartvillage.core.imports.models import ImportRun, ImportSource
from smartvillage.core.media.models import Asset
from smartvillage.core.municipalities.scope import within
from smartvillage.core.push.models import Notification
from smartvillage.kit.dates import now, today
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk, desk_of
from smartvillage.testing import Place, forget_everything


def _needs(desk: Desk, role: str = "admin") -> dict[str, list[str]]:
    found = desk.client(role=role).get("/cms/").context["needs"]
    return {need.title: [line.title for line in need.lines] for need in found}


def _aged(desk: Desk, number: int, days: int) -> None:
    with within(desk.place.id):
        Item.objects.filter(pk=number).update(updated_at=now() - timedelta(days=days))


def test_what_waits_longest_comes_first(desk: Desk) -> None:
    for title, days in (("Frisch", 0), ("Alt", 3)):
        _aged(desk, desk.write(title=title, role="restricted").pk, days)
    desk.write(title="Entwurf", state="draft")
    assert _needs(desk) == {"Zur Freigabe": ["Alt", "Frisch"], "Entwürfe": ["Entwurf"]}


def test_what_came_back_is_not_just_a_draft(desk: Desk) -> None:
    item = desk.write(title="Zu lang", role="restricted")
    client = desk.client()
    said = client.post(f"{NEWS}/schritt", {"step": f"return:{item.pk}"}, follow=True).content.decode()
    assert "Bitte schreiben Sie dazu, was zu ändern ist" in said
    assert desk.item(item.pk).state == "review"
    client.post(f"{NEWS}/schritt", {"step": f"return:{item.pk}", "note": "Bitte kürzen"})
    assert _needs(desk) == {"Zurückgegeben": ["Zu lang"]}


def test_places_are_asked_after_once_a_year(desk: Desk) -> None:
    old = desk.write(slug="point_of_interest", name="Burg")
    desk.write(slug="point_of_interest", name="Turm")
    imported = desk.write(slug="point_of_interest", name="Quelle", source="csv", external_id="1")
    news = desk.write(title="Vorjahr")
    for number in (old.pk, imported.pk, news.pk):
        _aged(desk, number, 366)
    assert _needs(desk) == {"Stimmt das noch?": ["Burg"]}


def test_what_is_old_leads_to_its_list(desk: Desk) -> None:
    old = desk.write(slug="point_of_interest", name="Burg")
    desk.write(slug="point_of_interest", name="Turm")
    trip = desk.write(slug="tour", name="Weg")
    for number in (old.pk, trip.pk):
        _aged(desk, number, 366)
    client = desk.client()
    (need,) = client.get("/cms/").context["needs"]
    assert [(way.label, way.count) for way in need.ways] == [("Orte", 1), ("Touren", 1)]
    listed = client.get(need.ways[0].url)
    assert [row.title for row in listed.context["listing"].rows] == ["Burg"]
    assert "seit einem Jahr unverändert" in listed.content.decode()


def test_licences_that_end_lead_to_the_library(desk: Desk) -> None:
    club = desk.organisation("Sportverein")
    day = today()
    with within(desk.place.id):
        for name, owner, days in (
            ("alt", club, -1),
            ("bald", desk.place.organisation, 29),
            ("fern", club, 40),
        ):
            Asset.objects.create(
                municipality_id=desk.place.id,
                organisation_id=owner,
                digest=name.ljust(64, "0"),
                mime="image/webp",
                size=1,
                name=name,
                licence_until=day + timedelta(days=days),
            )
    client = desk.client()
    (need,) = client.get("/cms/").context["needs"]
    assert (need.title, need.count, [line.title for line in need.lines]) == (
        "Lizenzen enden",
        2,
        ["alt", "bald"],
    )
    assert {asset.name for asset in client.get(need.url).context["page"].object_list} == {"alt", "bald"}
    author = desk.account("user", organisation=club)
    (need,) = desk.client(author).get("/cms/").context["needs"]
    assert [line.title for line in need.lines] == ["alt"]


def test_only_the_latest_run_of_an_import_counts(desk: Desk) -> None:
    with within(desk.place.id):
        for slug, outcomes in {"rss": ("failed", "applied"), "csv": ("applied", "refused")}.items():
            source = ImportSource.objects.create(
                municipality_id=desk.place.id, organisation_id=desk.place.organisation, slug=slug
            )
            for outcome in outcomes:
                ImportRun.objects.create(source=source, started_at=now(), outcome=outcome)
    assert _needs(desk) == {"Importe mit Fehlern": ["csv"]}
    assert _needs(desk, "editor") == {}


def test_what_is_planned_is_told_in_order(desk: Desk) -> None:
    desk.write(title="Übermorgen", publish_from=now() + timedelta(days=2))
    desk.write(title="Morgen", publish_from=now() + timedelta(days=1))
    with within(desk.place.id):
        Notification.objects.create(
            municipality_id=desk.place.id, title="Gleich", due_at=now() + timedelta(hours=1)
        )
    context = desk.client().get("/cms/").context
    assert [line.title for line in context["soon"]] == ["Gleich", "Morgen", "Übermorgen"]
    assert ("Nachrichten, neu", 2) in context["figures"]
    author = desk.client(role="user").get("/cms/").context["soon"]
    assert [line.title for line in author] == ["Morgen", "Übermorgen"]


def test_the_first_page_takes_few_statements(desk: Desk) -> None:
    for number in range(30):
        desk.write(title=f"Entwurf {number}", state="draft")
        desk.write(title=f"Wartet {number}", role="restricted")
    client = desk.client()
    client.get("/cms/")
    with CaptureQueriesContext(connection) as seen:
        client.get("/cms/")
    assert len(seen) <= 21


def test_nothing_of_neighbours(desk: Desk, amt: Place) -> None:
    desk.write(title="Nur hier", role="restricted")
    desk.write(title="Geplant", publish_from=now() + timedelta(days=2))
    other = desk_of(amt)
    forget_everything()
    context = other.client().get("/cms/").context
    assert (context["needs"], context["soon"], context["figures"]) == ([], [], [])
