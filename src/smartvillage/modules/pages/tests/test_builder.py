"""The app's configuration in forms: nothing is lost, every step works without script, differences read well."""

import json
import re
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartvillage.core.content.faults import rows_of
from smartvillage.modules.pages.cms.structure import _make_target, _offers, _read_target
from smartvillage.modules.pages.configuration.registry import CONTENTS, content_named
from smartvillage.modules.pages.tests.test_configuration import JSON, KNOWN, NAMES
from smartvillage.surfaces.cms.forms.asked import json_spec
from smartvillage.surfaces.cms.forms.declare import Spec
from smartvillage.surfaces.cms.forms.jsontext import raw_of_text, text_of_raw
from smartvillage.surfaces.cms.forms.jsonwords import text_changes
from smartvillage.surfaces.cms.forms.rows import stepped
from smartvillage.surfaces.cms.structured import Structure
from smartvillage.testing import ROOT

EXAMPLES = ROOT / "src/smartvillage/examples/texts"
PLAIN = Spec("content", "content", "Inhalt", "", "long")


def structure(name: str) -> Structure:
    content = content_named(name)
    assert content
    return Structure(
        "content",
        lambda _text: [],
        root=content.root,
        offers=_offers(KNOWN),
        read_target=_read_target,
        make_target=_make_target,
    )


def stored() -> list[tuple[str, Any]]:
    found = []
    for place in ("common", "bad-belzig"):
        said = json.loads((EXAMPLES / place / "app.json").read_text())
        found += [(name, value) for name, value in said.items() if content_named(name)]
    return found


def form(name: str, value: Any) -> Any:
    return raw_of_text(structure(name), value if isinstance(value, str) else json.dumps(value))


def back(name: str, raw: Any) -> Any:
    problems: dict[str, str] = {}
    text = text_of_raw(structure(name), raw, "content", problems)
    assert problems == {}
    return json.loads(text)


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.name)
def test_what_is_begun_with_has_a_form(content: Any) -> None:
    assert isinstance(form(content.name, content.default), dict)
    assert json_spec(PLAIN, structure(content.name)).widget == "json"


@given(name=NAMES, value=JSON, indent=st.sampled_from([None, 3]))
@settings(max_examples=300, deadline=None)
def test_what_nobody_touched_stays_letter_by_letter(name: str, value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    raw = raw_of_text(structure(name), text)
    assert text_of_raw(structure(name), raw, "content", {}) == text


@given(name=NAMES, value=JSON)
@settings(max_examples=200, deadline=None)
def test_keys_that_no_form_names_stay(name: str, value: Any) -> None:
    """One row more, everything else is as it was."""
    content = content_named(name)
    assert content
    if content.root.form != "list" or not isinstance(value, list):
        return
    raw = form(name, value)
    changed = stepped([json_spec(PLAIN, structure(name))], {"content": raw}, step="add", name="content-rows")
    changed["content"]["rows"][-1]["title"] = "Neu"
    assert back(name, changed["content"])[: len(value)] == value


@pytest.mark.parametrize(
    ("name", "value"), stored(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_examples_keep_everything_while_one_row_moves(name: str, value: Any) -> None:
    spec = json_spec(PLAIN, structure(name))
    raw = {"content": form(name, value)}
    assert isinstance(raw["content"], dict)
    place = next(
        (
            f"content-{one.name}"
            for one in spec.fields
            if one.widget == "parts" and raw["content"][one.name][1:]
        ),
        "",
    )
    if not place:
        return
    moved = stepped([spec], raw, step="up", name=f"{place}-1")
    new = back(name, moved["content"])
    assert new != value or list(new) != list(value)
    again = stepped([spec], moved, step="up", name=f"{place}-1")
    assert back(name, again["content"]) == value


def test_a_tile_keeps_what_the_form_does_not_know() -> None:
    tile = {
        "title": "Abfall",
        "tileSizeFactor": 1.5,
        "routeName": "WasteCollection",
        "params": {"title": "A", "x": 1},
    }
    raw = form("homeService", [tile])
    raw["rows"][0]["title"] = "Müll"
    assert back("homeService", raw) == [{**tile, "title": "Müll"}]
    raw["rows"][0]["routeName"] = {"to": "page:impressum", "more": ""}
    params = {"title": "Müll", "query": "publicHtmlFile", "queryVariables": {"name": "impressum"}}
    assert back("homeService", raw) == [
        {"title": "Müll", "tileSizeFactor": 1.5, "routeName": "Html", "params": params}
    ]


def test_short_tabs_stay_short_until_somebody_says_more() -> None:
    raw = form("tabNavigation", {"tabConfigs": ["Home", "Service"]})
    raw["tabConfigs"].reverse()
    assert back("tabNavigation", raw) == {"tabConfigs": ["Service", "Home"]}
    raw["tabConfigs"][1]["label"] = "Los"
    assert back("tabNavigation", raw) == {"tabConfigs": ["Service", {"screen": "Home", "label": "Los"}]}


def test_entries_under_keys_keep_their_order_and_say_when_two_are_alike() -> None:
    raw = form(
        "wasteTypes", {"bio": {"label": "Bio", "color": "#000000", "id": 7}, "paper": {"label": "Papier"}}
    )
    raw["rows"].reverse()
    new = back("wasteTypes", raw)
    assert list(new) == ["paper", "bio"]
    assert new["bio"]["id"] == 7
    raw["rows"][0]["key_"] = "bio"
    problems: dict[str, str] = {}
    text_of_raw(structure("wasteTypes"), raw, "content", problems)
    assert problems == {"content-rows-1-key_": "„bio“ gibt es schon"}


def test_a_new_disturber_gets_an_id_of_its_own() -> None:
    raw = form("homeDisturber", [])
    raw["rows"].append({"id": "", "id_": "", "headline": "Gesperrt"})
    (made,) = back("homeDisturber", raw)
    assert re.fullmatch(r"[0-9a-f]{8}", made["id"])


def test_differences_read_well() -> None:
    before = [
        {"title": "Abfall", "routeName": "WasteCollection", "params": {"title": "Abfall"}},
        {"title": "Hilfe", "routeName": "Feedback"},
    ]
    after = [
        {"title": "Hilfe", "routeName": "Html", "params": {"queryVariables": {"name": "impressum"}}},
        {
            "title": "Abfall",
            "routeName": "WasteCollection",
            "params": {"title": "Abfall"},
            "tileSizeFactor": 2,
        },
    ]
    found = list(text_changes(structure("homeService"), json.dumps(before), json.dumps(after)))
    assert found == [
        ("Kachel 1 „Hilfe“ › Wohin führt es?", "Rückmeldung geben", "Seite: Impressum"),
        ("Kachel 2 „Abfall“ › Weitere Angaben", "", '{\n "tileSizeFactor": 2\n}'),
        (
            "Kacheln: Reihenfolge",
            "Kachel 1 „Abfall“; Kachel 2 „Hilfe“",
            "Kachel 1 „Hilfe“; Kachel 2 „Abfall“",
        ),
    ]


@given(name=NAMES, before=JSON, after=JSON)
@settings(max_examples=200, deadline=None)
def test_differences_of_any_json(name: str, before: Any, after: Any) -> None:
    made = structure(name)
    assert list(text_changes(made, json.dumps(after), json.dumps(after))) == []
    for path, _old, _new in text_changes(made, json.dumps(before), json.dumps(after)):
        assert path
    assert made.root is not None
    assert rows_of(made.root, None) == []


def test_texts_that_are_no_json_are_shown_as_they_are() -> None:
    assert raw_of_text(structure("homeService"), "[{]") == "[{]"
    assert list(text_changes(structure("homeService"), "[{]", "[]")) == [("Kacheln", "[{]", "[]")]
    assert orjson.loads(text_of_raw(structure("homeService"), {"id": "", "rows": []}, "content", {})) == []
