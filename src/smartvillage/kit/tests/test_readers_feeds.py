"""Feeds: samples, texts, pictures, dates."""

from datetime import UTC, datetime

import pytest

from smartvillage.kit import dates
from smartvillage.kit.readers import NewsEntry, Picture, Problem, read_feed
from smartvillage.kit.tests.feeds import only, rss, sample

_AIR = "Air Quality Alert issued August 30 at {} EDT expiring {} EDT by NWS {} http://www.{}/"
_AIR_ID = (
    "http://www.weather.gov/alerts-beta/wwacapget.php?x=CT20100831030400OKXAirQualityAlertOKX20100901031500CT"
)
_RAMP = (
    "I-81 NB 29S EXIT RAMP to I-481SB is Restricted @ 3:20 PM due to an accident for upto 2 hours."
    " Onondaga County."
)
_ROAD = (
    "UPDATE: ROAD CLOSURE: State Hwy 218 in between Cornwall town line & West Point Military Academy due to"
    " weather."
)


@pytest.mark.parametrize(
    ("name", "titles", "first_id", "first_date"),
    [
        (
            "amber-alert-with-cap.atom.xml",
            ["Amber Alert in Washington D.C."],
            "http://doj.dc.gov/amber12345",
            datetime(2010, 6, 4, 0, 15, tzinfo=UTC),
        ),
        (
            "atom10-reference.xml",
            [
                "Comprehensive Entry Example",
                "Minimal Required Entry",
                "Content Types Example",
                "Content by Reference",
                "Multiple Authors Example",
                "Exemple de Contenu en Français",
            ],
            "tag:example.org,2023:entry-1",
            datetime(2023, 1, 10, 8, 30, tzinfo=UTC),
        ),
        (
            "karlsruhe-betriebsausschuss.atom.xml",
            [
                "Beauftragung des Nachtrags „Datenpunkte“ der Zech Sports GmbH",
                "Nachtrag 3 zum Pachtvertrag - Flächenerweiterung der Geschäftsstelle",
                "Herstellung Hospitality Parkplatz inklusive Zufahrt „Fußballstadion im Wildpark“",
                "Vermietung Birkenparkplatz",
                'Bau einer äußeren Umfriedung im Rahmen des Vollumbaus "Fußballstadion im Wildpark"',
            ],
            "https://web1.karlsruhe.de/oparl/bodies/0001/agendaitems/84917",
            datetime(2024, 2, 22, 7, 36, 4, tzinfo=UTC),
        ),
        (
            "karlsruhe-umlegungsausschuss.atom.xml",
            ["Aktueller Sachstandsbericht des Liegenschaftsamtes zum Haushaltssicherungsprozess"],
            "https://web1.karlsruhe.de/oparl/bodies/0001/agendaitems/73728",
            datetime(2022, 11, 2, 9, 4, 43, tzinfo=UTC),
        ),
        (
            "noaa-weather-index.atom.xml",
            [
                _AIR.format("11:04PM", "August 31 at 11:15PM", "NewYorkCity/Upton", "nws.noaa.gov/er/okx"),
                _AIR.format("4:33PM", "September 01 at 12:00AM", "Baltimore/Washington", "erh.noaa.gov/lwx"),
            ],
            _AIR_ID,
            datetime(2010, 8, 31, 3, 4, tzinfo=UTC),
        ),
        (
            "ny-alert-index.rss.xml",
            [
                _RAMP,
                _ROAD,
            ],
            "NYAlert-ALLHAZALERT-3167113",
            datetime(2011, 2, 4, 20, 20, tzinfo=UTC),
        ),
        (
            "rss10-rdf-reference.xml",
            ["Processing Inclusions with XSLT", "Putting RDF to Work"],
            "http://xml.com/pub/2000/08/09/xslt/xslt.html",
            None,
        ),
        (
            "rss20-namespaces-reference.xml",
            ["Example Item"],
            "http://example.org/item/1",
            datetime(2022, 1, 1, 12, tzinfo=UTC),
        ),
        (
            "rss20-reference.xml",
            ["First item title", "Second item title"],
            "http://example.org/guid/1",
            datetime(2002, 9, 5, 0, 0, 1, tzinfo=UTC),
        ),
    ],
)
def test_samples(name: str, titles: list[str], first_id: str, first_date: datetime | None) -> None:
    report = sample(name)
    assert report.problems == ()
    assert [entry.title for entry in report.entries] == titles
    assert report.entries[0].external_id == first_id
    assert report.entries[0].published_at == first_date


def test_atom_in_detail() -> None:
    first, second, third, fourth, fifth, sixth = sample("atom10-reference.xml").entries
    assert first.url == "http://example.org/entry/1"
    assert first.author == "John Doe"
    assert first.categories == ("Atom", "Examples", "Documentation", "Complete Example")
    assert first.body_html.startswith("<h2>Comprehensive Atom 1.0 Entry</h2>")
    assert first.pictures == ()
    assert (second.url, second.teaser_html) == ("", "")
    assert second.body_html == (
        "<p>This entry contains only the required elements: id, title, and updated.</p>"
    )
    assert third.teaser_html == "<p>This is a summary with <strong>HTML</strong> markup.</p>"
    assert fourth.body_html == ""
    assert fifth.author == "Primary Author, Co-Author"
    assert [first.language, sixth.language] == ["en", "fr"]


def test_council_feed_in_detail() -> None:
    entry = sample("karlsruhe-umlegungsausschuss.atom.xml").entries[0]
    assert entry.url == "https://sitzungskalender.karlsruhe.de/db/ratsinformation/termin-6747#top4"
    assert entry.author == "Umlegungsausschuss (nicht öffentlich)"
    assert entry.categories == ("Umlegungsausschuss", "Informationsvorlage")
    assert entry.teaser_html.startswith("<p>Beratungsstand: Kenntnisnahme – ")
    assert 'href="https://web1.karlsruhe.de/ris/oparl/bodies/0001/downloadfiles/00642513.pdf"' in (
        entry.body_html
    )


def test_script_in_style_is_gone() -> None:
    entry = sample("rss20-reference.xml").entries[0]
    assert entry.teaser_html == "Watch out for <span> nasty tricks</span>"
    assert entry.author == "Mark Pilgrim"


def test_thumbnails_serve_when_there_are_no_pictures() -> None:
    pictures = sample("rss20-namespaces-reference.xml").entries[0].pictures
    assert pictures[0] == Picture("https://example.com/thumbnails/group-main.jpg", width=640, height=360)


def test_full_text_teaser_and_picture_with_caption() -> None:
    entry = only(
        rss(
            '<title>Fest</title><guid isPermaLink="false">7</guid><link>/fest</link>'
            "<description>&lt;p&gt;Kurz&lt;/p&gt;</description>"
            '<media:content url="/bild.jpg" medium="image" width="800" height="600">'
            "<media:title>X</media:title>"
            "<media:description>Der Markt</media:description><media:credit>Foto: A. Muster</media:credit>"
            "</media:content><content:encoded>&lt;p&gt;Lang &lt;a href='x.html'&gt;hier&lt;/a&gt;&lt;/p&gt;"
            "</content:encoded>"
        )
    )
    assert entry == NewsEntry(
        external_id="7",
        title="Fest",
        teaser_html="<p>Kurz</p>",
        body_html='<p>Lang <a href="https://stadt.example/aktuell/x.html" rel="noopener noreferrer">hier</a>'
        "</p>",
        url="https://stadt.example/fest",
        pictures=(
            Picture(
                "https://stadt.example/bild.jpg",
                caption="Der Markt",
                copyright="Foto: A. Muster",
                width=800,
                height=600,
            ),
        ),
    )


def test_pictures_from_enclosures_and_text_without_pixels_and_smileys() -> None:
    enclosed = only(
        rss(
            '<title>A</title><enclosure url="https://a.example/1.jpg" type="image/jpeg" length="1"/>'
            '<enclosure url="https://a.example/2.mp3" type="audio/mpeg" length="1"/>'
        )
    )
    assert [picture.url for picture in enclosed.pictures] == ["https://a.example/1.jpg"]
    inside = only(
        rss(
            "<title>B</title><description><![CDATA[<img src='/a.png' alt='Rathaus' width='300px'>"
            "<img src='/count.gif' width=1 height=1><img class='emoji' src='/s.png'>"
            "<img src='data:image/png;base64,AA'><img src='/a.png'>Text]]></description>"
        )
    )
    assert inside.pictures == (Picture("https://stadt.example/a.png", alt="Rathaus", width=300),)
    assert inside.teaser_html == "Text"


def test_day_in_the_title_and_more_link() -> None:
    entry = only(
        rss(
            "<title>05.03.2026: Sperrung der B 102</title><link>https://stadt.example/news/1</link>"
            "<description><![CDATA[Die Straße ist [<a href='/news/1'>mehr</a>]]]></description>"
            "<pubDate>Mon, 09 Mar 2026 10:00:00 +0100</pubDate>"
        )
    )
    assert entry.title == "Sperrung der B 102"
    assert entry.teaser_html == "Die Straße ist"
    assert dates.iso_datetime(entry.published_at) == "2026-03-05T00:00:00+01:00"
    assert entry.external_id == "https://stadt.example/news/1"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Mon, 09 Mar 2026 10:00:00 GMT", "2026-03-09T11:00:00+01:00"),
        ("Mo, 09 Mrz 2026 10:00:00 +0100", "2026-03-09T10:00:00+01:00"),
        ("09.03.2026 10:00", "2026-03-09T10:00:00+01:00"),
        ("2026-07-09T10:00:00", "2026-07-09T10:00:00+02:00"),
        ("2026-07-09", "2026-07-09T00:00:00+02:00"),
    ],
)
def test_dates_are_read_leniently(written: str, read_as: str) -> None:
    entry = only(rss(f"<title>A</title><pubDate>{written}</pubDate>"))
    assert dates.iso_datetime(entry.published_at) == read_as


def test_unreadable_date_is_told() -> None:
    report = read_feed(rss("<title>A</title><pubDate>gestern</pubDate>"))
    assert report.entries[0].published_at is None
    assert report.complete
    assert report.problems == (
        Problem("Eintrag 1 („A“)", "Das Datum ist nicht lesbar und wurde weggelassen."),
    )


def test_identity_without_guid_is_stable() -> None:
    home = "<link>https://stadt.example/</link>"
    first = read_feed(rss(f"<title>A</title>{home}", f"<title>B</title>{home}")).entries
    again = read_feed(rss(f"<title>B</title>{home}", f"<title>A</title>{home}")).entries
    assert {entry.external_id for entry in first} == {entry.external_id for entry in again}
    assert all(entry.external_id.startswith("derived:") for entry in first)


def test_doubles_and_empty_items_are_told() -> None:
    guid = "<guid isPermaLink='false'>1</guid>"
    report = read_feed(rss(f"<title>A</title>{guid}", f"<title>B</title>{guid}", "<guid>x</guid>"))
    assert [entry.title for entry in report.entries] == ["A"]
    assert report.problems == (
        Problem("Eintrag 2 („B“)", "Kennung „1“ kommt mehrfach vor, nur der erste zählt."),
        Problem("Eintrag 3", "Ohne Titel und Text, deshalb ausgelassen."),
    )


def test_title_is_taken_from_the_text_when_missing() -> None:
    entry = only(rss("<description>Heute ist der Wertstoffhof geschlossen.</description>"))
    assert (entry.title, entry.teaser_html) == ("Heute ist der Wertstoffhof geschlossen.", "")


def test_undeclared_windows_text() -> None:
    text = "<rss version='2.0'><channel><item><title>Grüße – „Fest“</title></item></channel></rss>"
    for encoded in (text.encode("cp1252"), text.encode("utf-16"), b"\xef\xbb\xbf\n" + text.encode()):
        assert [entry.title for entry in read_feed(encoded).entries] == ["Grüße – „Fest“"]


def test_announced_charset_counts_where_the_document_is_silent() -> None:
    text = "<rss version='2.0'><channel><item><title>łąka</title></item></channel></rss>"
    assert read_feed(text.encode("iso-8859-2"), charset="iso-8859-2").entries[0].title == "łąka"


@pytest.mark.parametrize(
    ("declared", "written"),
    [("utf-8", "utf-8"), ("ISO-8859-1", "cp1252"), ("utf-8", "cp1252"), ("windows-1250", "cp1250"),
     ("uutf-8", "utf-8"), ("utf-16", "utf-16"), ("shift_jis", "utf-8"), ("rot13", "utf-8")],
)  # fmt: skip
def test_declared_charset_right_or_wrong(declared: str, written: str) -> None:
    text = f"<?xml version='1.0' encoding='{declared}'?><rss version='2.0'><channel><item>"
    report = read_feed(f"{text}<title>Grüße – „x“</title></item></channel></rss>".encode(written))
    assert ([entry.title for entry in report.entries], report.problems) == (["Grüße – „x“"], ())


def test_relative_links_follow_the_address_of_the_feed() -> None:
    entry = only(
        rss("<title>A</title><link>../b</link>", head=""), base_url="https://amt.example/feeds/rss.xml"
    )
    assert entry.url == "https://amt.example/b"


def test_no_script_link_survives() -> None:
    entry = only(
        rss(
            "<title>A &lt;b&gt;fett&lt;/b&gt;</title><link>javascript:alert(1)</link><guid>1</guid>"
            "<description>&lt;a href='javascript:alert(1)'&gt;x&lt;/a&gt;&lt;script&gt;y&lt;/script&gt;z"
            "</description>"
        )
    )
    assert (entry.title, entry.url) == ("A fett", "")
    assert "javascript" not in entry.teaser_html
    assert "script" not in entry.teaser_html
