"""What may be published of the app's configuration, and what is said about what may not."""

import json
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartvillage.core.content.faults import Fault
from smartvillage.modules.pages.configuration.check import faults
from smartvillage.modules.pages.configuration.known import Known
from smartvillage.modules.pages.configuration.registry import CONTENTS
from smartvillage.modules.pages.configuration.targets import STORED, Target, made, offered

KNOWN = Known(
    1,
    {"impressum": "Impressum", "datenschutz": "Datenschutz", "barrierefreiheit": "Barrierefreiheit"},
    frozenset({"homeservice", "homecarousel", "homedisturber", "homeliveticker"}),
    {3: "Aus dem Rathaus"},
    _records={7: True, 8: False},
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=25,
)
NAMES = st.sampled_from([content.name for content in CONTENTS])


def found(name: str, value: Any) -> list[Fault]:
    return faults(name, value if isinstance(value, str) else orjson.dumps(value).decode(), KNOWN)


def tile(**changes: Any) -> dict[str, Any]:
    return {"title": "Abfall", "routeName": "WasteCollection", "params": {"title": "Abfall"}, **changes}


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.name)
def test_what_one_begins_with_may_be_published(content: Any) -> None:
    wrong = [fault.sentence for fault in found(content.name, content.default)]
    assert wrong == (["Text: muss ausgefüllt werden"] if content.name == "homeLiveTicker" else [])


def test_broken_json_says_where() -> None:
    (fault,) = found("homeService", '[{"title": "Abfall",}]')
    assert fault.blocks
    assert "Zeile 1, Zeichen" in fault.message
    (fault,) = found("homeService", "[NaN]")
    assert "keine Zahl" in fault.message
    (fault,) = found("homeService", "  ")
    assert "leer" in fault.message


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({}, "muss eine Liste sein, ist aber ein Objekt"),
        ([5], "Kachel 1: ist kein Abschnitt mit Angaben (in JSON: ein Objekt in geschweiften Klammern)"),
        ([tile(title=["x"])], "Kachel 1 › Beschriftung: muss ein Text sein, ist aber eine Liste"),
        ([tile(), tile(title=None)], "Kachel 2 › Beschriftung: muss ausgefüllt werden"),
        ([tile(routeName="Foo")], "Kachel 1 „Abfall“ › Wohin führt es?: Die Ansicht „Foo“ kennt die App nicht"),
        ([tile(routeName="")], "Kachel 1 „Abfall“ › Wohin führt es?: muss ausgefüllt werden"),
        (
            [tile(routeName="Html", params={"queryVariables": {"name": "hilfe"}})],
            "Kachel 1 „Abfall“ › Wohin führt es?: Die Seite „hilfe“ gibt es nicht, oder sie ist nicht veröffentlicht",
        ),
        (
            [tile(routeName="Index", params={"query": "newsItems", "queryVariables": {"categoryId": "12"}})],
            "Kachel 1 „Abfall“ › Wohin führt es?: Die Kategorie Nr. 12 gibt es nicht",
        ),
        (
            [tile(routeName="Index", params={"query": "newsItemz"})],
            "Kachel 1 „Abfall“ › Wohin führt es?: Die Liste „newsItemz“ kennt die App nicht",
        ),
        (
            [tile(routeName="Detail", params={"query": "newsItem", "queryVariables": {"id": "8"}})],
            "Kachel 1 „Abfall“ › Wohin führt es?: Der Eintrag Nr. 8 ist nicht (mehr) zu sehen",
        ),
        (
            [tile(routeName="Tiles", params={"staticJsonName": "tilesElsewhere"})],
            "Kachel 1 „Abfall“ › Wohin führt es?: Den Inhalt „tilesElsewhere“ gibt es nicht, oder er ist nicht veröffentlicht",
        ),
        (
            [tile(routeName="Web", params={"webUrl": "javascript:alert(1)"})],
            "Kachel 1 „Abfall“ › Wohin führt es?: Es fehlt die Adresse im Internet; sie beginnt mit https://",
        ),
    ],
)  # fmt: skip
def test_a_tile_that_leads_nowhere(value: Any, sentence: str) -> None:
    known = found("homeService", value)
    assert [fault.sentence for fault in known] == [sentence]
    assert all(fault.blocks for fault in known)


def test_a_fault_names_its_input() -> None:
    (fault,) = found("homeService", [tile(), tile(routeName="Foo")])
    assert fault.name == "rows-1-routeName"
    (fault,) = found("tabNavigation", {"tabConfigs": ["Home", {"screen": "Bar", "label": "Bar"}]})
    assert fault.name == "tabConfigs-1-screen"
    assert fault.path == "Tab 2 „Bar“ › Wohin führt es?"
    (fault,) = found("wasteTypes", {"paper": {"label": "Papier", "color": "blau"}})
    assert (fault.name, fault.message) == ("rows-0-color", "ist keine Farbe; gemeint ist etwas wie #08743c")


def test_a_disturber_needs_its_days() -> None:
    notice = {
        "id": "a",
        "headline": "Gesperrt",
        "dates": [{"dateStart": "2026-12-02", "dateEnd": "2026-12-01"}],
    }
    (fault,) = found("homeDisturber", [notice])
    assert (fault.name, fault.message) == ("rows-0-dates-0-dateEnd", "liegt vor dem Beginn")
    (fault,) = found("homeDisturber", [{"headline": "Gesperrt"}])
    assert fault.name == "rows-0-dates"


def test_colours_that_cannot_be_read_are_told_but_do_not_stop() -> None:
    (fault,) = found(
        "tabNavigation",
        {"tabConfigs": ["Home"], "activeTintColor": "#dddddd", "activeBackgroundColor": "#ffffff"},
    )
    assert not fault.blocks
    assert "1,4 : 1" in fault.message


def test_contents_we_have_no_form_for_are_looked_through() -> None:
    (fault,) = found("nestedStuff", {"children": [{"title": "x", "routeName": "Foo"}]})
    assert (fault.path, fault.blocks) == ("children › 1 › routeName", False)


@given(name=NAMES, value=JSON)
@settings(max_examples=300, deadline=None)
def test_any_json_is_answered_with_sentences(name: str, value: Any) -> None:
    for fault in faults(name, json.dumps(value), KNOWN):
        assert fault.message


@given(written=st.text())
@settings(max_examples=100, deadline=None)
def test_any_text_is_answered_with_sentences(written: str) -> None:
    assert all(fault.message for fault in faults("homeService", written, KNOWN))


@given(st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_damaged_is_found(data: st.DataObject) -> None:
    """A good content in which one required value is taken out or given another type is refused."""
    tiles = [tile(title=f"Kachel {n}") for n in range(data.draw(st.integers(1, 4)))]
    place = data.draw(st.integers(0, len(tiles) - 1))
    key = data.draw(st.sampled_from(["title", "routeName"]))
    tiles[place][key] = data.draw(st.sampled_from([None, "", [], {}, True, [1]]))
    assert [fault.name for fault in found("homeService", tiles) if fault.blocks] == [f"rows-{place}-{key}"]


def test_every_target_that_is_offered_leads_somewhere_and_is_known_again() -> None:
    for codes in offered(KNOWN).values():
        for code in codes:
            more = (
                "https://example.org/x"
                if code in ("web", "pdf")
                else "7"
                if code.startswith("record")
                else ""
            )
            target = made(code, more, "Titel")
            assert target.misled(KNOWN) == "", code
            assert target.choice == (code, more)


def test_what_no_form_offers_stays_what_is_stored() -> None:
    assert Target("OParlOverview", {"query": "x"}).choice == (STORED, "")
    assert Target("Index", {"query": "newsItems", "queryVariables": {"categoryIds": [1, 2]}}).choice == (
        STORED,
        "",
    )
    assert Target("", {}).choice == ("", "")
