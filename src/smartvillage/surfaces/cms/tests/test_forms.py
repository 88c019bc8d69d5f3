"""The form of every kind says exactly what is stored, and stores exactly what it says."""

from datetime import date, datetime
from typing import Any

import lxml.html
import orjson
import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.kinds import Kind, all_kinds, kind_by_slug
from smartvillage.core.content.normalise import validated
from smartvillage.surfaces.cms.forms.bind import bound
from smartvillage.surfaces.cms.forms.declare import Spec, declaration, groups
from smartvillage.surfaces.cms.forms.raw import blank, posted, raw_of, tidied
from smartvillage.surfaces.cms.forms.rows import stepped
from smartvillage.surfaces.cms.forms.texts import ProblemError, read, shown
from smartvillage.surfaces.cms.forms.values import placed, read_form

KINDS = [kind for kind in all_kinds() if kind.slug != "static_content.json"]
PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=20
).filter(str.strip)
TEXT = st.one_of(PLAIN, st.lists(PLAIN, min_size=2, max_size=3).map("\n".join))
SPAN = (datetime(1971, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001  hypothesis adds the zone itself
MOMENTS = st.datetimes(*SPAN).map(lambda found: found.isoformat() + "+02:00")
SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXT,
    "long": TEXT,
    "html": st.sampled_from(
        ["<p>Ein <strong>Text</strong> & mehr</p>", "Bloßer Text", "<table><tr><td>1</td></tr></table>"]
    ),
    "number": st.floats(-1e6, 1e6),
    "whole": st.integers(-(2**31) + 1, 2**31 - 1),
    "day": st.dates(date(1900, 1, 1), date(2200, 1, 1)).map(date.isoformat),
    "clock": st.times().map(lambda found: found.strftime("%H:%M")),
    "moment": MOMENTS,
    "check": st.booleans(),
    "lines": st.lists(PLAIN, max_size=3),
    "days": st.lists(st.dates(date(1900, 1, 1), date(2200, 1, 1)).map(date.isoformat), max_size=3),
    "categories": st.lists(st.integers(1, 30), unique=True, max_size=4),
    "translations": st.just({}),  # their lines follow from the item, see test_translations.py
}


def values_of(spec: Spec) -> st.SearchStrategy[Any]:
    """Something a field of this kind may hold."""
    match spec.widget:
        case "parts":
            return st.lists(document_of(spec.fields), max_size=3)
        case "part":
            return document_of(spec.fields)
        case "payload":
            return st.just({"unknownKey": {"deep": [1, 2]}})
        case "choice":
            return (
                st.sampled_from(list(spec.choices))
                if spec.strict
                else st.one_of(st.sampled_from(list(spec.choices)), PLAIN)
            )
    return SCALARS[spec.widget]


def document_of(specs: tuple[Spec, ...]) -> st.SearchStrategy[dict[str, Any]]:
    told = [spec for spec in specs if spec.widget not in ("hidden", "kept")]
    needed = {spec.name: values_of(spec) for spec in told if spec.required}
    return st.fixed_dictionaries(
        needed, optional={spec.name: values_of(spec) for spec in told if not spec.required}
    )


def stored_of(kind: Kind, values: dict[str, Any]) -> dict[str, Any]:
    """The values as the database would give them back; parts have numbers."""
    numbers = iter(range(1000, 9999))

    def number(specs: tuple[Spec, ...], said: dict[str, Any]) -> None:
        for spec in specs:
            inner = said.get(spec.name)
            for part in (
                (inner if isinstance(inner, list) else [inner]) if spec.widget in ("part", "parts") else ()
            ):
                if part:
                    part["id"] = next(numbers)
                    number(spec.fields, part)

    document: dict[str, Any] = orjson.loads(
        validated(kind.document, values).model_dump_json(exclude_none=True)
    )
    number(declaration(kind.document), document)
    return document


def sent_by_browser(kind: Kind, raw: dict[str, Any]) -> QueryDict:
    """What a browser sends of the rendered form when nobody touches it."""
    specs = declaration(kind.document)
    sections = bound(specs, raw, {}, locked={})
    context: dict[str, Any] = {"categories": (), "offered": set()}
    html = "".join(
        render_to_string("cms/form/section.html", {"title": title, "nodes": nodes, **context})
        for title, nodes in sections.items()
    )
    form: Any = lxml.html.fromstring(f"<form>{html}</form>")
    for template in form.findall(".//template"):
        template.drop_tree()
    data = QueryDict(mutable=True)
    for name, value in form.form_values():
        data.appendlist(name, value.removeprefix("\n") if _is_area(form, name) else value)
    return data


def _is_area(form: Any, name: str) -> bool:
    """Browsers drop the line break after <textarea>, the parser here does not."""
    found = form.inputs[name]
    return getattr(found, "tag", "") == "textarea"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_an_untouched_form_changes_nothing(kind: Kind, data: st.DataObject) -> None:
    specs = declaration(kind.document)
    try:
        stored = stored_of(kind, data.draw(document_of(specs)))
    except Invalid:  # the kind's own rules, for instance of a series, refuse some documents
        assume(False)
    raw = raw_of(specs, stored)
    sent = tidied(specs, posted(specs, sent_by_browser(kind, raw)))
    assert sent == tidied(specs, raw)
    reading = read_form(specs, sent, stored)
    assert reading.problems == {}
    merged = {**stored, **reading.values}
    assert _dumped(kind, merged) == _dumped(kind, stored)


def _dumped(kind: Kind, values: dict[str, Any]) -> Any:
    return orjson.loads(validated(kind.document, values).model_dump_json(exclude_none=True))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_an_empty_form_says_nothing(kind: Kind) -> None:
    specs = declaration(kind.document)
    raw = posted(specs, sent_by_browser(kind, blank(specs)))
    assert raw == blank(specs)
    reading = read_form(specs, raw, {})
    needed = [spec.name for spec in specs if spec.required]
    assert list(reading.problems) == needed
    said = {name: value for name, value in reading.values.items() if value not in (None, [], {}, True, False)}
    assert {name for name in said if not _defaulted(specs, name)} == set()


def _defaulted(specs: tuple[Spec, ...], name: str) -> bool:
    return next(spec for spec in specs if spec.name == name).default is not None


def _spec(widget: str, **more: Any) -> Spec:
    return Spec(name="x", alias="x", label="X", help="", widget=widget, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("widget", "text", "value"),
    [
        ("number", "12,50", 12.5),
        ("number", "1.234,5 €", 1234.5),
        ("number", "52.1406", 52.1406),
        ("whole", " 12 ", 12),
        ("day", "2026-05-01", "2026-05-01"),
        ("day", "1.5.2026", "2026-05-01"),
        ("clock", "9 Uhr", "09:00:00"),
        ("moment", "2026-07-01T10:00", "2026-07-01T10:00:00+02:00"),
        ("check", "true", True),
        ("check", "false", False),
        ("lines", "a\n\n b ", ["a", "b"]),
        ("days", "24.12.2026\n2026-12-31", ["2026-12-24", "2026-12-31"]),
        ("html", '<p onclick="x()">Hallo <script>böse()</script></p>', "<p>Hallo </p>"),
        ("html", "Eins\n\nZwei", "<p>Eins</p><p>Zwei</p>"),
        ("text", "  ", None),
    ],
)
def test_texts_are_read_as_people_write_them(widget: str, text: str, value: Any) -> None:
    assert read(_spec(widget), text) == value


@pytest.mark.parametrize(
    ("widget", "text"),
    [
        ("number", "zwölf"),
        ("number", "inf"),
        ("whole", "1,5"),
        ("whole", "9" * 12),
        ("day", "31.2.2026"),
        ("clock", "25:00"),
        ("moment", "gestern"),
        ("days", "24.12.2026\nHeiligabend"),
    ],
)
def test_what_cannot_be_read_is_said(widget: str, text: str) -> None:
    with pytest.raises(ProblemError):
        read(_spec(widget), text)


def test_a_number_is_shown_with_a_comma() -> None:
    assert [shown(_spec("number"), value) for value in (12.5, 3, 0.1)] == ["12,5", "3", "0,1"]


def _news() -> tuple[Kind, tuple[Spec, ...]]:
    kind = kind_by_slug("news_item")
    assert kind
    return kind, declaration(kind.document)


def test_a_hidden_box_tells_no_from_not_said() -> None:
    spec = _spec("check", nullable=True)
    assert (read(spec, ""), read(spec, "false"), read(spec, "true")) == (None, False, True)


def test_rows_are_added_moved_and_removed_without_script() -> None:
    _, specs = _news()
    raw = blank(specs)
    for name in ("content_blocks", "content_blocks", "content_blocks-1-media_contents"):
        raw = stepped(specs, raw, step="add", name=name)
    raw["content_blocks"][0]["title"] = "Erster"
    moved = stepped(specs, raw, step="down", name="content_blocks-0")
    assert [row["title"] for row in moved["content_blocks"]] == ["", "Erster"]
    assert len(moved["content_blocks"][0]["media_contents"]) == 1
    left = stepped(specs, moved, step="remove", name="content_blocks-0")
    assert [row["title"] for row in left["content_blocks"]] == ["Erster"]
    assert [len(raw["content_blocks"]), len(moved["content_blocks"])] == [2, 2]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "x",
        "content_blocks",
        "content_blocks-9",
        "content_blocks-x",
        "title-0",
        "content_blocks-0-title-1",
        "-" * 40,
    ],
)
@pytest.mark.parametrize("step", ["remove", "up", "down"])
def test_steps_that_lead_nowhere_change_nothing(name: str, step: str) -> None:
    _, specs = _news()
    raw = stepped(specs, blank(specs), step="add", name="content_blocks")
    assert stepped(specs, raw, step=step, name=name) == raw


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text("content_blocks-0123id-", max_size=40), st.text(max_size=10), max_size=10))
def test_whatever_is_sent_is_taken(names: dict[str, str]) -> None:
    kind, specs = _news()
    data = QueryDict(mutable=True)
    data.update(names)
    reading = read_form(specs, tidied(specs, {**blank(specs), **posted(specs, data)}), {})
    validated(kind.document, reading.values)


def test_a_part_keeps_what_no_form_shows() -> None:
    kind = kind_by_slug("tour")
    assert kind
    specs = declaration(kind.document)
    stop = {"id": 7, "name": "Burg", "payload": {"ar": 1}, "external_id": "b7"}
    stored = {"name": "Tour", "tour_stops": [stop], "line": [[52.1, 12.5]]}
    raw = raw_of(specs, stored)
    raw["tour_stops"][0]["name"] = "Burg Eisenhardt"
    values = read_form(specs, raw, stored).values
    kept = values["tour_stops"][0]
    assert (kept["name"], kept["payload"], kept["external_id"], kept["id"]) == (
        "Burg Eisenhardt",
        {"ar": 1},
        "b7",
        7,
    )
    assert "line" not in values


def test_a_payload_keeps_the_keys_the_form_does_not_know() -> None:
    kind = kind_by_slug("generic_item.constructionsite")
    assert kind
    specs = declaration(kind.document)
    stored = {"title": "B 246", "payload": {"direction": "beide", "sensor": 5}}
    raw = raw_of(specs, stored)
    raw["payload"]["cause"] = "Leitungsbau"
    values = read_form(specs, raw, stored).values
    assert values["payload"] == {"direction": "beide", "sensor": 5, "cause": "Leitungsbau"}


def test_problems_of_the_core_find_their_fields() -> None:
    _, specs = _news()
    found = placed(specs, {"contentBlocks.2.body": "a", "title": "b", "nirgends": "c", "": "d"})
    assert found == {"content_blocks-2-body": "a", "title": "b", "": "d"}


def test_the_sections_that_every_kind_has_stand_last() -> None:
    for kind in all_kinds():
        last = list(groups(declaration(kind.document)))[-2:]
        assert (
            last == ["Einordnung", "Übersetzungen"] or last[-1] == "Einordnung"
        )  # the app's JSON has no languages


def test_every_field_has_a_widget_a_form_can_show() -> None:
    def walk(specs: tuple[Spec, ...]) -> None:
        for spec in specs:
            assert spec.label
            if spec.widget in ("part", "parts", "payload"):
                assert spec.fields
            walk(spec.fields)

    for kind in all_kinds():
        walk(declaration(kind.document))
