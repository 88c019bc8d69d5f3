"""Services for citizens: ways to them, the page of one in a place, offices, deadlines."""

from datetime import date

import icalendar
import pytest
from django.test import Client

from smartvillage.core.municipalities.scope import within
from smartvillage.modules.services import tree, versions
from smartvillage.modules.services.counting import flush
from smartvillage.modules.services.indexing import index_missing
from smartvillage.modules.services.keys import entry_key
from smartvillage.modules.services.models import OwnOffice, OwnService, Service, Specialisation
from smartvillage.modules.services.pages.wording import charge_lines, ends_on, span_text, to_bring
from smartvillage.modules.services.tests.catalogue import Catalogue
from smartvillage.modules.services.versions import bump_overlay
from smartvillage.surfaces.webapp.tests.pagecheck import data, links, statements, words
from smartvillage.testing import Place

SERVICE = "/leistungen/100004711"


def test_the_index_leads_on_by_life_letter_and_words(town: Place, catalogue: Catalogue) -> None:
    answer = town.page("/leistungen")
    assert "Für Bad Belzig Ort ändern" in words(answer)
    assert [one for one in links(answer) if "lebenslage" in one] == [
        "/leistungen/lebenslage/1020000",
        "/leistungen/lebenslage/1010000",
    ]
    assert "/leistungen?buchstabe=A" in links(answer)
    assert "/leistungen?buchstabe=B" not in links(answer)
    said = words(town.page("/leistungen/lebenslage/1010000"))
    assert "2 Leistungen Ausbildungsgeld beantragen Geld während der Ausbildung." in said
    assert "Übermittlungssperre" in words(town.page("/leistungen?buchstabe=Ü"))
    assert "Keine Leistungen gefunden" in words(town.page("/leistungen?buchstabe=X"))
    assert town.page("/leistungen/lebenslage/999").status_code == 404


def test_a_municipality_nobody_has_placed_says_so(town: Place) -> None:
    assert "Noch keine Leistungen" in words(town.page("/leistungen"))
    assert town.page("/leistungen/7").status_code == 404


def test_the_answer_comes_first(town: Place, catalogue: Catalogue) -> None:
    answer = town.page(SERVICE)
    said = words(answer)
    assert "Geld während der Ausbildung." in said
    assert "1026,50 € (Gebühr)" in said
    assert "Frist 1 Monat" in said
    assert "Für Sie zuständig Bürgerservice" in said
    assert "Mit dem Rollstuhl erreichbar" not in said  # the first address is of letters only
    for link in ("https://online.example.org", "https://stadt.example.org/antrag.pdf", "tel:+493023125000"):
        assert link in links(answer)
    html = answer.content.decode()
    assert "alert(1)" not in html
    assert "javascript:" not in html
    assert "Mustermann" in said


def test_search_engines_read_who_does_it(town: Place, catalogue: Catalogue) -> None:
    said = data(town.page(SERVICE))
    assert said["@type"] == "GovernmentService"
    assert said["serviceOperator"]["name"] == "Bürgerservice"
    assert said["availableChannel"] == [
        {"@type": "ServiceChannel", "name": "Reha online", "serviceUrl": "https://online.example.org"}
    ]
    assert said["areaServed"]["name"] == "Bad Belzig"


def test_my_place_decides(town: Place, catalogue: Catalogue) -> None:
    """By parameter, by the village kept on the device, by specialisation."""
    service = Service.objects.get(public_id="100004711")
    Specialisation.objects.create(
        state="BB",
        source=catalogue.source,
        key=entry_key(state="BB", kind="specialisation", agency="", ext_id="s"),
        ext_id="s",
        content_hash=b"",
        service=service,
        area=catalogue.areas["Hagelberg"],
        document={"texts": [{"module": "05", "lang": "de", "html": "<p>Nur in Hagelberg.</p>"}]},
    )
    assert "Nur in Hagelberg." not in words(town.page(SERVICE))
    said = words(town.page(f"{SERVICE}?ort=3679"))
    assert "Nur in Hagelberg." in said
    assert "Für Bad Belzig - OT Hagelberg" in said
    browser = Client(headers={"host": f"{town.slug}.localhost"})
    browser.cookies["sv-ort"] = "Hagelberg%7C5%7C"
    assert "Nur in Hagelberg." in words(browser.get(SERVICE))
    elsewhere = words(town.page(f"{SERVICE}?ort=120695904001"))
    assert "ist keine zuständige Stelle eingetragen" in elsewhere
    assert "Für Bad Belzig" in words(town.page(f"{SERVICE}?ort=unbekannt%00"))


def test_a_place_is_chosen_by_name_or_postcode(town: Place, catalogue: Catalogue) -> None:
    answer = town.page("/leistungen/ort?von=/leistungen/2&suche=Borkheide")
    assert "/leistungen/2?ort=120695904001" in links(answer)
    assert 'value="Hagelberg"' in town.page("/leistungen/ort?suche=14806").content.decode()
    assert 'value="/leistungen"' in town.page("/leistungen/ort?von=//evil.example").content.decode()
    assert "ist hier nicht bekannt" in words(town.page("/leistungen/ort?suche=Nirgends"))


def test_other_languages_fall_back_honestly(town: Place, catalogue: Catalogue) -> None:
    answer = town.page(f"{SERVICE}?sprache=en")
    assert "Apply for a training grant" in words(answer)
    assert "They are shown in German." in words(answer)
    assert '<div class="intro" lang="de">' in answer.content.decode()


def test_lists_are_in_the_readers_language_as_far_as_it_is_spoken(town: Place, catalogue: Catalogue) -> None:
    reader = Client(headers={"host": f"{town.slug}.localhost"})
    reader.cookies["sv-sprache"] = "en"
    index_missing(state="BB")
    html = reader.get("/leistungen/lebenslage/1010000").content.decode()
    assert '<a class="card__link" href="/leistungen/100004711">Apply for a training grant</a>' in html
    assert '<h2 class="card__title" lang="de"><a class="card__link" href="/leistungen/2">' in html
    assert "Apply for a training grant" in words(reader.get("/leistungen?suche=Ausbildungsgeld"))
    assert "Apply for a training grant" in words(reader.get("/leistungen?buchstabe=A"))
    german = words(town.page("/leistungen/lebenslage/1010000"))
    assert "Apply for a training grant" not in german


def test_deadlines_go_into_the_calendar(town: Place, catalogue: Catalogue) -> None:
    answer = town.page("/leistungen/frist/100004711.ics?ab=2026-01-31")
    event = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert event.decoded("dtstart") == date(2026, 2, 28)
    assert event.walk("VALARM")
    assert town.page("/leistungen/frist/2.ics").status_code == 404
    assert town.page("/leistungen/frist/100004711.ics?ab=9999-12-31").status_code == 404


def test_the_municipality_hides_adds_and_corrects(town: Place, amt: Place, catalogue: Catalogue) -> None:
    with within(town.id):
        OwnService.objects.create(municipality_id=town.id, service="2", hidden=True)
        OwnService.objects.create(
            municipality_id=town.id,
            service="100004711",
            pinned=1,
            html="<p>Bei uns im <script>x()</script>Erdgeschoss.</p>",
            links=[{"url": "https://eigen.example.org", "name": "Eigener"}, {"url": "javascript:x()"}],
        )
        OwnOffice.objects.create(municipality_id=town.id, office="300001", note="Heute zu.")
        bump_overlay(municipality=town.id)
    assert town.page("/leistungen/2").status_code == 404
    assert "Personalausweis" not in words(town.page("/leistungen/lebenslage/1010000"))
    answer = town.page(SERVICE)
    assert "Bei uns im Erdgeschoss." in words(answer)
    assert "Heute zu." in words(answer)
    assert "https://eigen.example.org" in links(answer)
    assert "Oft gefragt Ausbildungsgeld beantragen" in words(town.page("/leistungen"))
    assert amt.page(SERVICE).status_code == 404  # it is in no state


def test_an_office_has_a_page(town: Place, catalogue: Catalogue) -> None:
    answer = town.page("/leistungen/stelle/300001")
    assert "Bitte nur mit Termin." in words(answer)
    assert SERVICE in links(answer)
    assert data(answer)["@type"] == "GovernmentOffice"
    assert town.page("/leistungen/stelle/0").status_code == 404


def test_services_are_found_by_the_search_for_everything(town: Place, catalogue: Catalogue) -> None:
    index_missing(state="BB")
    town.publish("news_item", title="Ausbildung im Rathaus")
    assert SERVICE in links(town.page("/suche?q=ausbildungsgeld"))
    assert "Ausbildungsgeld beantragen" in town.page("/suche/vorschlaege?q=ausbild").json()
    both = words(town.page("/suche?q=ausbildung"))
    assert "Leistungen (2)" in both  # one by its category
    assert "Ausbildung im Rathaus" in both
    assert "Ausbildung im Rathaus" not in words(town.page("/suche?q=ausbildung&art=leistungen"))
    assert SERVICE in links(town.page("/leistungen?suche=99007002017000"))
    assert SERVICE in links(town.page("/leistungen?suche=apply grant"))
    assert "Keine Leistungen gefunden" in words(town.page("/leistungen?suche=qqqq"))


def test_looked_at_often_is_asked_for_often(town: Place, catalogue: Catalogue) -> None:
    for path in ("/leistungen/2", "/leistungen/2", "/leistungen/3", SERVICE):
        town.page(path)
    with within(town.id):
        flush()
    bump_overlay(municipality=town.id)
    said = words(town.page("/leistungen?ort=3679"))
    assert "Oft gefragt Personalausweis beantragen Ausbildungsgeld beantragen Zeltplatz am Hagelberg" in said
    assert "Oft gefragt" not in words(
        town.page("/leistungen")
    )  # the camping ground is elsewhere, two are few


@pytest.mark.parametrize("path", ["/leistungen/a%2Fb%20c", "/leistungen/a/b%20c"])
def test_ids_of_sources_may_hold_anything(town: Place, catalogue: Catalogue, path: str) -> None:
    assert "Übermittlungssperre eintragen" in words(town.page(path))


@pytest.mark.parametrize(
    ("path", "number"),
    [
        (SERVICE, 4),  # versions, texts, competences, what they point to
        ("/leistungen", 3),  # one more where something was looked at
        ("/leistungen?buchstabe=A", 2),
        ("/leistungen/lebenslage/1010000", 4),
        ("/leistungen/stelle/300001", 3),
        ("/leistungen/ort?suche=14806", 1),
    ],
)
def test_statements(
    town: Place, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, path: str, number: int
) -> None:
    """One reads whether the municipality wrote anything; areas and the state's version stay in memory."""
    town.page(path)
    known, areas = versions._versions(), tree.tree("BB")
    monkeypatch.setattr(versions, "_versions", lambda: known)
    monkeypatch.setitem(tree._trees, "BB", (known[versions.AREAS], areas))
    assert statements(town, path) == number


def test_amounts_spans_and_lists_in_words() -> None:
    assert charge_lines(
        [
            {"type": "FIX", "amount": "37.00", "name": "ab 24"},
            {"type": "VARIABLE", "lower": "50", "upper": "1022.50"},
            {"type": "FREE", "name": "x"},
            {"type": "FIX", "amount": "viel"},
        ]
    ) == ["37\u00a0€ (ab 24)", "50\u00a0€ bis 1022,50\u00a0€", "kostenfrei"]
    assert span_text({"span": 1, "unit": "week"}) == "1 Woche"
    assert span_text({"span": 3, "span_to": 4, "unit": "month"}) == "3 bis 4 Monate"
    assert span_text({"span": 3, "unit": "aeon"}) == ""
    assert ends_on({"span": 3, "unit": "workday"}, date(2026, 11, 27)) == date(2026, 12, 1)
    assert ends_on({"span": 2, "unit": "hour"}, date(2026, 11, 27)) is None
    assert to_bring([], "<ul><li>Pass <b>neu</b></li><li>Pass neu</li><li> </li></ul>") == ["Pass neu"]
    assert to_bring([{"name": "Bescheid", "direction": "out"}], "") == []
