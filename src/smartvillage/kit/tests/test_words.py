"""Folding, sorting, slugs and stems of German text."""

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.kit.words import fold, slug, sort_key, static_name, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wasteTypes", "wastetypes"),
        ("Straße", "STRASSE"),
        ("STRAẞE", "strasse"),
        ("Müller", "MULLER"),
        ("Mu\u0308ller", "Müller"),
        ("Café", "cafe"),
        ("Øresund", "oresund"),
        ("Łódź", "lodz"),
        ("Œuvre", "oeuvre"),
        ("ﬁnden", "finden"),
        ("ℌof", "hof"),
        ("İstanbul", "istanbul"),
    ],
)
def test_texts_that_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ä", "ae"), ("a b", "ab"), ("a  b", "a b"), ("a-b", "a b"), ("a", "b")]
)
def test_texts_that_differ(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert not any(unicodedata.combining(c) for c in once)


@given(st.text(alphabet="aäAÄbßsSöo ", max_size=12))
def test_folding_ignores_case(text: str) -> None:
    assert fold(text.upper()) == fold(text) == fold(unicodedata.normalize("NFD", text))


def test_order_of_names() -> None:
    names = [
        "Zoo",
        "Die Mühle",
        "Äpfel",
        "apfel 2",
        "Öffnung",
        "Ofen",
        "1. Mai",
        "„Kunst“ im Park",
        "kunst",
        "Über",
        "Uhr",
    ]
    ordered = [
        "1. Mai",
        "Äpfel",
        "apfel 2",
        "Die Mühle",
        "kunst",
        "„Kunst“ im Park",
        "Ofen",
        "Öffnung",
        "Über",
        "Uhr",
        "Zoo",
    ]
    assert sorted(names, key=sort_key) == ordered


def test_sort_keys_stay_short() -> None:
    assert sort_key("ä" * 1_000_000) == "a" * 200
    assert sort_key("!!!") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bürgerbüro & Café", "buergerbuero-cafe"),
        ("  Große Straße 12a ", "grosse-strasse-12a"),
        ("ÄÖÜ ẞß", "aeoeue-ssss"),
        ("Mu\u0308hle", "muehle"),
        ("--a--b--", "a-b"),
        ("a_b", "a-b"),
        ("Ørsted", "orsted"),
        ("日本", ""),
        ("", ""),
        ("x" * 79 + " y", "x" * 79),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=200))
def test_every_slug_is_clean(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
    assert slug(slug(text)) == slug(text)
    assert len(slug(text)) <= 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wasteTypes", "wastetypes"),
        ("homeText_v2", "hometext_v2"),
        ("Über uns", "ueber-uns"),
        ("app/terms: of (use)", "app-terms-of-use"),
        ("a--b", "a-b"),
        ("-_a_-", "_a_"),
        ("???", ""),
    ],
)
def test_static_name(text: str, expected: str) -> None:
    assert static_name(text) == expected
    assert static_name(expected) == expected


def test_stems() -> None:
    assert stems("Häuser am Mühlenweg") == ["haus", "am", "muhlenweg"]
    assert stems("Veranstaltungen") == stems("VERANSTALTUNG") == ["veranstalt"]
    assert stems("Strassen") == stems("Straße")
    assert stems("E-Mail: info@amt.de") == ["e", "mail", "info", "amt", "de"]
    assert stems("") == stems("— !") == []
    assert words("Amt Amt") == ["amt", "amt"]


def test_stemming_in_threads() -> None:
    texts = [f"Veranstaltungen{n} Häuser{n} Gemeinden{n}" for n in range(300)]
    alone = [stems(text.replace("en", "em")) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: stems(text.replace("en", "em")), texts))
    assert together == alone


@given(st.text(max_size=300))
def test_stems_of_anything(text: str) -> None:
    assert len(stems(text)) == len(words(text))
