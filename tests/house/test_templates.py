"""Pages keep the strict content security policy and speak German to grown-ups."""

import re
from pathlib import Path

import pytest

from tests.house.files import ending, name, text

COMMENTS = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}|<!--.*?-->", re.S)
FORBIDDEN = {
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")", re.I),
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "event handler": re.compile(r"\s(?:on[a-z]{3,}|hx-on[:\w-]*)\s*=", re.I),
    "javascript address": re.compile(r"javascript:", re.I),
    "somebody else's address": re.compile(r"(?:src|href)=\"(?:https?:)?//", re.I),
}
WORDS = re.compile(
    r"\b(?:du|dir|dich|dein\w*|fuer|ueber\w*|koennen|moechten|waehlen|aendern|loeschen|oeffnen)\b", re.I
)
TEMPLATES = [
    path
    for path in ending(".html")
    if "/templates/" in f"/{name(path)}"
    and "/mails/" not in name(path)  # mail programs know inline styles only
]
pytestmark = pytest.mark.once


def shown(path: Path) -> str:
    return COMMENTS.sub("", text(path))


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 50


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_breaks_the_policy(what: str) -> None:
    found = {
        name(path): match.group() for path in TEMPLATES if (match := FORBIDDEN[what].search(shown(path)))
    }
    assert found == {}


def test_the_words_are_german_and_polite() -> None:
    outside_tags = re.compile(r"{%.*?%}|{{.*?}}|<[^>]*>", re.S)
    words = {name(path): WORDS.search(outside_tags.sub(" ", shown(path))) for path in TEMPLATES}
    assert {path: match.group() for path, match in words.items() if match} == {}
