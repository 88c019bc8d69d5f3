"""Screens of the native app as addresses on the web."""

from typing import Any

import pytest

from smartvillage.core.municipalities.directory import forget, tenant
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.viewer import citizen
from smartvillage.surfaces.webapp.native.screens import address
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.testing import Place

SCREENS = {
    "Home": "/",
    "Service": "/service",
    "About": "/mehr",
    "Search": "/suche",
    "Bookmarks": "/merkliste",
    "Settings": "/einstellungen",
    "CitySelection": "/mein-ort",
    "Events": "/veranstaltungen",
    "EventRecords": "/veranstaltungen",
    "NewsItems": "/nachrichten",
    "Lunch": "/mittagstisch",
    "Weather": "/wetter",
    "WasteCollection": "/abfall",
    "SurveyOverview": "/umfragen",
    "ConstructionSiteOverview": "/baustellen",
    "DefectReportForm": "/maengelmeldungen",
    "Noticeboard": "/schwarzes-brett",
    "VoucherHome": "/gutscheine",
    "ParticipationProject": "/beteiligung",
    "BusIndex": "/leistungen",
    "BBBUSIndex": "/leistungen",
    "Feedback": "/feedback",
    "EventSuggestion": "/veranstaltung-vorschlagen",
}
LISTS = {
    "newsItems": "/nachrichten",
    "eventRecords": "/veranstaltungen",
    "pointsOfInterest": "/orte",
    "tours": "/touren",
    "categories": "/orte",
    "pointsOfInterestAndTours": "/orte",
    "surveys": "/umfragen",
}
GENERIC = {
    "ConstructionSite": "/baustellen",
    "Deadline": "/fristen",
    "Job": "/stellenangebote",
    "Noticeboard": "/schwarzes-brett",
    "Offer": "/angebote",
    "ParticipationProject": "/beteiligung",
    "Voucher": "/gutscheine",
}


def _where(town: Place, route: Any, params: Any = None) -> str:
    return address(PageContext(tenant(town.id), citizen(town.id)), route, params)


def test_every_screen_with_a_page_of_ours_leads_to_a_page_that_is_there(town: Place) -> None:
    assert {name: _where(town, name, {"title": "x"}) for name in SCREENS} == SCREENS
    assert {path: town.page(path).status_code for path in SCREENS.values()} == dict.fromkeys(
        SCREENS.values(), 200
    )


def test_lists_and_records_follow_from_the_query(town: Place) -> None:
    assert {query: _where(town, "Index", {"query": query}) for query in LISTS} == LISTS
    for name, path in GENERIC.items():
        asked = {"query": "genericItems", "queryVariables": {"genericType": name}}
        assert _where(town, "Index", asked) == path
        one = {"query": "genericItem", "queryVariables": {"id": "7"}, "details": {"genericType": name}}
        assert _where(town, "Detail", one) == f"{path}/7"
    news = {"query": "newsItems", "queryVariables": {"categoryId": "12"}}
    assert _where(town, "Index", news) == "/nachrichten?kategorie=12"
    places = {"query": "pointsOfInterest", "queryVariables": {"categoryIds": [5, 6]}}
    assert _where(town, "Category", places) == "/orte?kategorie=5"
    for query, path in (("newsItem", "nachrichten"), ("pointOfInterest", "orte"), ("tour", "touren")):
        assert _where(town, "Detail", {"query": query, "queryVariables": {"id": 3}}) == f"/{path}/3"


def test_pages_of_text_what_is_outside_and_single_records(town: Place) -> None:
    page = {"query": "publicHtmlFile", "queryVariables": {"name": "Über Die App"}}
    assert _where(town, "Html", page) == "/seite/ueber-die-app"
    assert _where(town, "Web", {"webUrl": "https://www.example.org/a"}) == "https://www.example.org/a"
    assert _where(town, "Pdf", {"pdfUrl": "https://www.example.org/a.pdf"}) == "https://www.example.org/a.pdf"
    assert _where(town, "SurveyDetail", {"id": 4}) == "/umfragen/4"
    assert _where(town, "BusDetail", {"id": "L100/a"}) == "/leistungen/L100%2Fa"
    assert _where(town, "Tiles", {"staticJsonName": "homeService"}) == "/service"


@pytest.mark.parametrize(
    ("route", "params"),
    [
        ("Chatbot", {}),
        ("WalletHome", None),
        (None, {}),
        (7, 7),
        ({"a": 1}, []),
        ("Index", {"query": "unknown"}),
        ("Index", {"query": "genericItems"}),
        ("Index", {"query": ["newsItems"], "queryVariables": "x"}),
        ("Detail", {"query": "newsItem"}),
        ("Detail", {"query": "newsItem", "queryVariables": {"id": "../x"}}),
        ("Detail", {"query": "newsItem", "queryVariables": {"id": "9" * 40}}),
        ("SurveyDetail", {}),
        ("Html", {"queryVariables": {"name": "%%%"}}),
        ("Web", {"webUrl": "javascript:alert(1)"}),
        ("Tiles", {"staticJsonName": "city-wiesenburg"}),
    ],
)
def test_what_is_unknown_leads_nowhere(town: Place, route: Any, params: Any) -> None:
    assert _where(town, route, params) == ""


def test_a_module_that_is_off_has_no_screens(town: Place) -> None:
    Municipality.objects.filter(pk=town.id).update(modules_off=["waste", "news"])
    forget()
    assert _where(town, "WasteCollection") == ""
    assert _where(town, "Index", {"query": "newsItems"}) == ""
    assert _where(town, "Index", {"query": "tours"}) == "/touren"
