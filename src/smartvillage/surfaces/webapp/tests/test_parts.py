"""The shared parts, rendered with the village of samples.py."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

import smartvillage
from smartvillage.surfaces.webapp import icons
from smartvillage.surfaces.webapp.cards import Card, Fact, Filters
from smartvillage.surfaces.webapp.tests import samples
from smartvillage.testing import ROOT


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_card_escapes_what_editors_type() -> None:
    html = render_to_string("webapp/parts/card.html", {"card": Card("<b>Fest</b> & mehr", "/n/1?a=1&b=2")})
    title = '<h3 class="card__title"><a class="card__link" href="/n/1?a=1&amp;b=2">'
    assert f"{title}&lt;b&gt;Fest&lt;/b&gt; &amp; mehr</a></h3>" in html
    assert "<img" not in html


def test_a_row_shows_its_day_instead_of_a_picture() -> None:
    html = render_to_string("webapp/parts/row.html", {"card": samples.EVENTS[1], "level": 2})
    assert _words(html) == "Dez 5 Sa Abgesagt Wanderung"
    assert '<time class="leaf" datetime="2026-12-05">' in html
    assert '<h2 class="card__title">' in html


def test_a_picture_tells_its_size_and_source() -> None:
    html = render_to_string(
        "webapp/parts/picture.html", {"picture": samples.PICTURE, "sizes": "50vw", "credit": True}
    )
    for part in ('srcset="/bild.svg 1200w" sizes="50vw"', 'width="1200" height="800"', 'loading="lazy"'):
        assert part in html
    assert _words(html) == "Bild: Gemeinde Musterdorf"
    eager = render_to_string("webapp/parts/picture.html", {"picture": samples.PICTURE, "eager": True})
    assert 'fetchpriority="high"' in eager
    assert "lazy" not in eager


def test_pages_keep_the_filter_and_leave_out_the_middle() -> None:
    html = samples.news_list("/nachrichten?kategorie=2&seite=5", 5)
    pages = html[
        html.index('<div class="pagination__pages">') : html.index("</nav>", html.index("pagination__pages"))
    ]
    assert _words(pages) == "Seite 1 … Seite 4 Seite 5 Seite 6 … Seite 10"
    assert 'href="?kategorie=2&amp;seite=6" rel="next"' in html
    assert '<span aria-current="page"><span class="visually-hidden">Seite </span>5</span>' in html


def test_a_filter_form_shows_what_is_chosen() -> None:
    html = render_to_string("webapp/parts/filters.html", {"filters": samples.FILTERS})
    assert '<option value="2" selected>Kultur</option>' in html
    assert "data-open" in html
    assert "Zurücksetzen" in html
    closed = render_to_string(
        "webapp/parts/filters.html", {"filters": Filters("/", samples.FILTERS.fields[2:])}
    )
    assert "data-open" not in closed
    assert "Zurücksetzen" not in closed


def test_a_month_says_how_much_takes_place() -> None:
    html = render_to_string("webapp/parts/month.html", {"month": samples.MONTH})
    words = _words(html)
    assert words.startswith("Vorheriger Monat November 2026 Nächster Monat Mo Di Mi Do Fr Sa So 26 27 28")
    assert "28 . November, 1 Veranstaltung 29 . November, 7 Veranstaltungen" in words
    assert 'href="/veranstaltungen?tag=2026-11-28" aria-current="date"' in html
    assert html.count("<i></i>") == 1 + 3


def test_facts_link_what_can_be_dialled() -> None:
    html = render_to_string(
        "webapp/parts/facts.html", {"facts": [Fact("phone", "Telefon", "0331 1", "tel:03311")]}
    )
    assert 'Telefon</dt><dd><a href="tel:03311">0331 1</a></dd>' in html


def test_the_page_of_failure_needs_no_context() -> None:
    assert "Da ist etwas schiefgegangen" in render_to_string("webapp/500.html")


def test_an_unknown_icon_becomes_a_circle() -> None:
    html = render_to_string("webapp/parts/facts.html", {"facts": [Fact('"><script>', "a", "b")]})
    assert "<script" not in html
    assert 'icons.svg#circle"' in html


def _templates() -> list[Path]:
    """All but those of mails, which know neither icons nor style sheets."""
    found = Path(smartvillage.__file__).parent.rglob("templates/**/*.html")
    return sorted(path for path in found if "mails" not in path.parts)


@pytest.mark.parametrize("path", _templates(), ids=lambda path: "/".join(path.parts[-3:]))
def test_icons_and_static_files_of_templates_exist(path: Path) -> None:
    sprite = set((ROOT / "frontend" / "icons.txt").read_text().split())
    text = path.read_text()
    assert set(re.findall(r'{% icon "([^"]+)" %}', text)) <= sprite
    assert not re.findall(r'\sstyle="|<style|\son[a-z]+="|<script>', text), (
        "the content security policy refuses it"
    )


def test_the_sprite_is_the_list() -> None:
    if not icons.names():
        pytest.skip("the front end is not built: npm run build")
    assert icons.names() == set((ROOT / "frontend" / "icons.txt").read_text().split())
