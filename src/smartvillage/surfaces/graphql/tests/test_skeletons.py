"""Documents that differ only in values are validated once, and nothing wrong passes by it."""

import json

import pytest
from graphql import parse
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.surfaces.graphql.skeletons import read_values, rebuilder, skeleton
from smartvillage.testing import Place

NEWS = "mutation { createNewsItem(title: %s, charactersToBeShown: %s) { id title charactersToBeShown } }"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('{ a(b: "x") }', '{ a(b: "y \\" z #") }', True),
        ("{ a(b: 1) }", "{ a(b: -22) }", True),
        ("{ a(b: 1.5) }", "{ a(b: 2e9) }", True),
        ("{ a } # one", "{ a } # another", True),
        ('{ a(b: """x""") }', '{ a(b: """y "" z""") }', True),
        ("{ a(b: 1) }", "{ a(b: 1.5) }", False),
        ("{ a(b: 1) }", '{ a(b: "1") }', False),
        ("{ a1 }", "{ a2 }", False),
        ("{ a(b: $c1) }", "{ a(b: $c2) }", False),
        ('{ a(b: "x") }', '{ a(b: "x", c: "y") }', False),
        ('{ a(b: "#") c }', '{ a(b: "x") }', False),
    ],
)
def test_only_values_do_not_count(one: str, other: str, same: bool) -> None:
    assert (skeleton(one)[0] == skeleton(other)[0]) == same


@given(st.text())
def test_any_text_has_a_skeleton(text: str) -> None:
    assert len(skeleton(text)[0]) == 16


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.one_of(
        TEXTS.map(json.dumps),
        st.integers().map(str),
        st.floats(allow_nan=False, allow_infinity=False).map(repr),
    ),
    lambda inner: st.one_of(
        st.lists(inner).map(lambda some: f"[{', '.join(some)}]"),
        st.lists(inner).map(lambda some: "{" + " ".join(f"f{n}: {one}" for n, one in enumerate(some)) + "}"),
    ),
)


@given(VALUES, TEXTS)
def test_a_document_made_again_is_the_document_parsed(value: str, text: str) -> None:
    document = f"mutation {{ a(b: {value}, c: $c) {{ d # {text.splitlines()[:1]}\n e(f: -0.5, g: TRUE) }} }}"
    node = parse(document, no_location=True)
    written = skeleton(document)[1]
    rebuild = rebuilder(node, count=len(written))
    values = read_values(written)
    assert rebuild is not None
    assert values is not None
    assert rebuild(values) == node


@pytest.mark.parametrize("value", ['"\\ud800"', '"\\q"', '"\\u{41}"', '"""x"""', "01", "1.", "1e", '"\t"'])
def test_what_only_the_parser_understands_is_left_to_it(value: str) -> None:
    assert read_values(skeleton(f"{{ a(b: {value}) }}")[1]) is None


def test_values_are_checked_each_time(town: Place) -> None:
    good = town.data(NEWS % ('"Erste"', "5"))["createNewsItem"]
    assert (good["title"], good["charactersToBeShown"]) == ("Erste", "5")
    second = town.data(NEWS % ('"Zweite"', "7"))["createNewsItem"]
    assert (second["title"], second["charactersToBeShown"]) == ("Zweite", "7")
    assert second["id"] != good["id"]
    wrong = town.ask(NEWS % ('"Dritte"', "99999999999"))
    assert "charactersToBeShown" in wrong["errors"][0]["message"]
    assert town.data("{ newsItems { title } }")["newsItems"] == [{"title": "Zweite"}, {"title": "Erste"}]


def test_what_is_invalid_stays_invalid(town: Place) -> None:
    for title in ('"Eins"', '"Zwei"'):
        assert (
            "nonsense"
            in town.ask(f"mutation {{ createNewsItem(nonsense: {title}) {{ id }} }}")["errors"][0]["message"]
        )
