"""What may reach a citizen's browser, and the way between HTML and text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from smartvillage.kit.html import clean, excerpt, linked, plain
from smartvillage.testing import finishes


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ("<p>Guten <strong>Tag</strong></p>", "<p>Guten <strong>Tag</strong></p>"),
        ('<p class="x" style="color:red" id="y">a</p>', "<p>a</p>"),
        ("<h1>a</h1><h2>b</h2><H6 class=x>c</H6>", "<h2>a</h2><h2>b</h2><h4>c</h4>"),
        ("<script>alert(1)</script>a<style>b{}</style>", "a"),
        ('<iframe src="https://x.example"></iframe>a', "a"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href=" java\nscript:x()">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="data:text/html,x">a</a>', '<a rel="noopener noreferrer">a</a>'),
        (
            '<a href="https://x.example" target="_blank">a</a>',
            '<a href="https://x.example" rel="noopener noreferrer">a</a>',
        ),
        ('<a href="/orte/5">a</a>', '<a href="/orte/5" rel="noopener noreferrer">a</a>'),
        ('<a href="tel:+49338411">a</a>', '<a href="tel:+49338411" rel="noopener noreferrer">a</a>'),
        (
            "<table><tr><td colspan=2 width=9>a</table>",
            '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
        ),
        ("<font color=red>a</font><center>b</center>", "ab"),
        ("<!-- note -->a", "a"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("5 > 3", "5 &gt; 3"),
        ("nur Text", "nur Text"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("", ""),
    ],
)
def test_clean(given_html: str, expected: str) -> None:
    assert clean(given_html) == expected


@pytest.mark.parametrize(
    ("source", "stays"),
    [
        ("/media/a.jpg", True),
        ("media/a.jpg?w=1:2", True),
        ("https://cdn.example/media/a.jpg", True),
        ("https://cdn.example.evil.example/media/a.jpg", False),
        ("https://cdn.example", False),
        ("https://other.example/a.jpg", False),
        ("//other.example/a.jpg", False),
        ("/\\other.example/a.jpg", False),
        ("/\t/other.example/a.jpg", False),
        ("data:image/png;base64,xx", False),
        ("JavaScript:x()", False),
        ("", False),
    ],
)
def test_images_come_from_our_own_house(source: str, stays: bool) -> None:
    found = clean(
        f'<p>a<img alt="b > c" src="{source}" onerror="x()"></p>', image_prefixes=["https://cdn.example"]
    )
    expected = f'<img alt="b > c" src="{source}">' if stays else ""
    assert found.replace("&gt;", ">") == f"<p>a{expected}</p>"


def test_an_image_that_hides_its_missing_source() -> None:
    assert clean("<img alt=' src=\"/a\"'>") == ""


BOMB = "<p>" + "".join(f"<b {n}>" for n in range(300)) + "<p>x" * 50_000


@pytest.mark.parametrize(
    "wild", ["<div>" * 200_000 + "Ende", BOMB + "Ende", "<" * 300_000 + " Ende", "<a b='" * 99_999]
)
def test_hostile_nesting_costs_little(wild: str) -> None:
    with finishes():
        safe, text = clean(wild), plain(wild)
    assert len(safe) < 10 * len(wild)
    assert ("Ende" in text) == ("Ende" in safe) == ("Ende" in wild)


def test_long_documents_keep_their_markup() -> None:
    part = '<h1>Über uns</h1><p><b>Tag</b> &amp; <a href="/a?b=1&amp;c=2">mehr</a><br><img src="/a.png"></p>'
    assert clean(part * 500) == clean(part) * 500
    assert plain(part * 500) == "\n".join([plain(part)] * 500)
    assert clean("<!-- a -->" * 1_000) == plain("<!-- a -->" * 1_000) == ""


PIECES = st.sampled_from(
    [
        *(
            "<script>",
            "</script>",
            "<svg onload=x>",
            "<svg/onload=x()>",
            "<math>",
            "<mtext>",
            "<table>",
            "<mglyph>",
        ),
        *("<style>", "</style>", "<!--", "-->", "<![CDATA[", "]]>", "<noscript>", "<template>", "<textarea>"),
        *(
            "<img src=x onerror=x()>",
            "<img src='/a'",
            "<a href='javascript:x()'>",
            '<a href="java&#115;cript:x">',
        ),
        *(
            "<a href='&#14;javascript:x'>",
            "<iframe srcdoc='<script>x</script>'>",
            "<p style='a:url(javascript:x)'>",
        ),
        *(
            "<h1",
            "<h1/onclick=x()>",
            "</title>",
            "<base href=//x>",
            "<form action=javascript:x>",
            "<object data=x>",
        ),
        *(
            '"',
            "'",
            ">",
            "/>",
            "<",
            "&lt;",
            "\x00",
            "\n",
            " onclick=x() ",
            "=",
            "javascript:",
            "<p title='</p><script>'>",
        ),
    ]
)
WILD = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14).map("".join)
ALLOWED = re.compile(
    "a|abbr|b|blockquote|br|caption|cite|code|colgroup|dd|del|div|dl|dt|em|figcaption|figure|h[234]|hr|i|img|ins|kbd"
    "|li|mark|ol|p|pre|q|s|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
ATTRIBUTES = {"href", "title", "src", "alt", "width", "height", "start", "colspan", "rowspan", "scope", "rel"}
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def assert_harmless(found: str) -> None:
    assert "<script" not in found.lower()
    for element in lxml_html.fragment_fromstring(UNREADABLE.sub("", found), create_parent="div").iter():
        assert ALLOWED.fullmatch(str(element.tag))
        assert set(element.keys()) <= ATTRIBUTES
        for name in ("href", "src"):
            address = re.sub(r"[\x00-\x20]", "", element.get(name, "")).lower()
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", address)
            assert scheme is None or (scheme[1] in {"http", "https", "mailto", "tel"} and name == "href")
    for tag in re.findall(r"<[a-z][^<>]*>", re.sub(r'"[^"]*"', '""', found)):
        assert not re.search(r"\son\w+\s*=", tag)


@settings(max_examples=400)
@given(WILD)
def test_nothing_harmful_survives(wild: str) -> None:
    once = clean(wild)
    assert_harmless(once)
    assert_harmless(clean(once))
    assert_harmless(linked(wild))


@settings(max_examples=200)
@given(WILD, st.integers(0, 200), st.sampled_from(["<", ">", '"', "'", " onload=x() ", "\x00", "<script>"]))
def test_nothing_harmful_survives_a_change(wild: str, at: int, added: str) -> None:
    found = clean(wild)
    assert_harmless(clean(found[:at] + added + found[at:]))


@given(WILD)
def test_plain_text_has_tidy_lines(wild: str) -> None:
    text = plain(wild)
    assert all(line == line.strip() and line for line in text.split("\n")) or text == ""
    assert len(excerpt(wild, length=40)) <= 40


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ("<h2>Markt</h2><p>Am  <b>Sonntag</b>,\nab 10&nbsp;Uhr</p>", "Markt\nAm Sonntag, ab 10 Uhr"),
        ("<ul><li>eins<li>zwei</ul>", "eins\nzwei"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<table><tr><td>Mo</td><td>8–12</td></tr><tr><td>Di</td></tr></table>", "Mo 8–12\nDi"),
        ("<p>K&uuml;che &amp; B&auml;der &lt;neu&gt;</p>", "Küche & Bäder <neu>"),
        ("<b>Wort</b>teil", "Wortteil"),
        ("<script>x</script><p>a</p>", "a"),
        ("Zeile 1\r\nZeile 2\n\n  Zeile 3 ", "Zeile 1\nZeile 2\nZeile 3"),
        ("R&amp;B, 3 < 5", "R&B, 3 < 5"),
        ("Bau\u00adhof", "Bauhof"),
        ("", ""),
    ],
)
def test_plain(given_html: str, expected: str) -> None:
    assert plain(given_html) == expected


def test_excerpt() -> None:
    assert excerpt("<p>Kurz.</p>") == "Kurz."
    assert excerpt("<p>Der Markt, der schöne</p><p>Markt</p>", length=20) == "Der Markt, der…"
    assert excerpt("<p>Der Markt ist</p>", length=10) == "Der Markt…"
    assert excerpt("Donaudampfschiff", length=8) == "Donauda…"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\nb\nc", "<p>a</p><p>b<br>c</p>"),
        ("<b>&", "<p>&lt;b&gt;&amp;</p>"),
        (
            "Bei www.amt.example, ja.",
            '<p>Bei <a href="https://www.amt.example" rel="noopener noreferrer">www.amt.example</a>, ja.</p>',
        ),
        (
            "(https://x.example/a?b=1&c=2)",
            '<p>(<a href="https://x.example/a?b=1&amp;c=2" rel="noopener noreferrer">https://x.example/a?b=1&amp;c=2</a>)</p>',
        ),
        (
            "an info@amt.example.",
            '<p>an <a href="mailto:info@amt.example" rel="noopener noreferrer">info@amt.example</a>.</p>',
        ),
        ("https://. www.", "<p>https://. www.</p>"),
        ("javascript:x()", "<p>javascript:x()</p>"),
        ("\n \n", ""),
    ],
)
def test_linked(text: str, expected: str) -> None:
    assert linked(text) == expected
