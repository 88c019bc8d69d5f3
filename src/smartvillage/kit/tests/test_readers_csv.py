"""Tables as people export them from spreadsheets."""

from datetime import date, time
from typing import Any

import pytest

from smartvillage.kit import dates
from smartvillage.kit.readers import (
    EventEntry,
    NewsEntry,
    Picture,
    PlaceEntry,
    Problem,
    Report,
    read,
    read_csv,
)
from smartvillage.kit.readers.table.columns import FIELDS, Target, candidates
from smartvillage.testing import finishes


def events(*lines: str, **options: Any) -> Report[EventEntry]:
    return read_csv("\r\n".join(lines).encode(), target="events", **options)


def messages(report: Report[Any]) -> list[tuple[str, str]]:
    return [(problem.where, problem.message) for problem in report.problems]


def test_events_in_full() -> None:
    text = (
        "ID;Titel;Datum;Uhrzeit von;Uhrzeit bis;Veranstaltungsort;Straße;Hausnummer;PLZ;Ort;Breitengrad;"
        "Längengrad;Kategorie(n);Beschreibung;Webseite;Veranstalter;Abgesagt;Bild\r\n"
        "7;Burgfest;24.08.2026;10:00;18 Uhr;Burg Eisenhardt;Wittenberger Straße;14;14806;Bad Belzig;52,1378;"
        "12,5956;Kultur, Familie;Ein Fest <b>für alle</b>;www.burg.example;Stadt;ja;https://a.example/b.jpg\r\n"
    )
    expected = EventEntry(
        external_id="7",
        title="Burgfest",
        start=date(2026, 8, 24),
        time_from=time(10),
        time_to=time(18),
        description_html="Ein Fest <b>für alle</b>",
        url="https://www.burg.example",
        place_name="Burg Eisenhardt",
        street="Wittenberger Straße 14",
        zip="14806",
        city="Bad Belzig",
        lat=52.1378,
        lon=12.5956,
        categories=("Kultur", "Familie"),
        organiser="Stadt",
        cancelled=True,
        pictures=(Picture("https://a.example/b.jpg"),),
    )
    for encoded in (text.encode(), text.encode("utf-8-sig"), text.encode("cp1252"), text.encode("utf-16")):
        assert read_csv(encoded, target="events") == Report((expected,))
    for delimiter in ("\t", "|"):
        assert read_csv(text.replace(";", delimiter).encode(), target="events").entries == (expected,)


def test_places_in_full() -> None:
    report = read(
        b'Name,Address,City,Latitude,Longitude,Phone,E-Mail,Website,"Opening hours",Tags,Description\n'
        b'"Bad, Therme",Am Kurpark 15,14806 Bad Belzig,52.1,-12.5,+49 33841 1,a@b.example,https://t.example/,'
        b'"Mo-Fr 10-21\nSa 10-22",Bad|Sauna,\n',
        format="csv",
        target="places",
    )
    assert report.problems == ()
    (place,) = report.entries
    assert place == PlaceEntry(
        external_id=place.external_id,
        name="Bad, Therme",
        url="https://t.example/",
        street="Am Kurpark 15",
        zip="14806",
        city="Bad Belzig",
        lat=52.1,
        lon=-12.5,
        phone="+49 33841 1",
        email="a@b.example",
        categories=("Bad", "Sauna"),
        opening_hours="Mo-Fr 10-21\nSa 10-22",
    )
    assert place.external_id.startswith("derived:")


def test_news_in_full() -> None:
    report = read(
        "Überschrift;Teaser;Text;Autor;Veröffentlicht am;Link;Sprache\n"
        "Neue Öffnungszeiten;Kurz;Lang;Amt;1. März 2026;https://stadt.example/1;de\n".encode(),
        format="csv",
        target="news",
    )
    assert report == Report(
        (
            NewsEntry(
                external_id="https://stadt.example/1",
                title="Neue Öffnungszeiten",
                teaser_html="<p>Kurz</p>",
                body_html="<p>Lang</p>",
                url="https://stadt.example/1",
                author="Amt",
                published_at=dates.parse_datetime("2026-03-01"),
                language="de",
            ),
        )
    )


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("Beginn;Ende", "24.12.2026;26.12.2026", (date(2026, 12, 24), date(2026, 12, 26), None, None)),
        (
            "Beginn;Ende",
            "2026-12-24 18:00;2026-12-24T20:00",
            (date(2026, 12, 24), None, time(18), time(20)),
        ),
        ("Datum;von;bis", "24.12.2026;18.30;20", (date(2026, 12, 24), None, time(18, 30), time(20))),
        ("Datum;Zeit", "24.12.2026;18:00 - 20:00 Uhr", (date(2026, 12, 24), None, time(18), time(20))),
        ("Datum;Zeit", "24.12.2026;18:00-02:00", (date(2026, 12, 24), date(2026, 12, 25), time(18), time(2))),
        ("Datum;Zeit", "24.12.2026;18:00–00:00", (date(2026, 12, 24), None, time(18), time(0))),
        ("Datum;Zeit", "24.–26.12.2026;", (date(2026, 12, 24), date(2026, 12, 26), None, None)),
        ("Datum;Zeit", "30.11.-02.12.2026;", (date(2026, 11, 30), date(2026, 12, 2), None, None)),
        ("Datum;Zeit", "24.12.2026 bis 26.12.2026;", (date(2026, 12, 24), date(2026, 12, 26), None, None)),
        ("Datum;Zeit", "Do, 24. Dezember 2026;", (date(2026, 12, 24), None, None, None)),
        ("Start;End", "2026-12-24 00:00:00;", (date(2026, 12, 24), None, None, None)),
        ("Start;End", "2026-12-24;20:00", (date(2026, 12, 24), None, None, time(20))),
    ],
)
def test_dates_and_times(head: str, row: str, expected: tuple[object, ...]) -> None:
    report = events(f"Titel;{head}", f"A;{row}")
    assert report.problems == ()
    (entry,) = report.entries
    assert (entry.start, entry.end, entry.time_from, entry.time_to) == expected


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (";24.12.2026;;;", "Ohne Titel, deshalb ausgelassen."),
        ("A;bald;;;", "„bald“ ist weder Datum noch Uhrzeit."),
        ("A;24.12.2026;spät;;", "„spät“ ist weder Datum noch Uhrzeit."),
        ("A;24.12.2026;;91;12", "„91 / 12“ sind keine Koordinaten in Grad."),
        ("A;24.12.2026;;52,1;", "„52,1 / “ sind keine Koordinaten in Grad."),
        (
            "A;24.12.2026;;;;x",
            "Mehr Zellen als Spalten. Bitte prüfen Sie Trennzeichen und Anführungszeichen.",
        ),
        ('"A"B;24.12.2026;;;', "Anführungszeichen oder Zelle fehlerhaft, Zeile ausgelassen."),
    ],
)
def test_faulty_rows_are_told_with_their_line(row: str, message: str) -> None:
    report = events("Titel;Datum;Uhrzeit;lat;lon", "Gut;1.1.2027;;;", "", row, "Besser;2.1.2027;;;")
    assert ("Zeile 4", message) in messages(report)
    titles = [entry.title for entry in report.entries]
    assert (titles[0], titles[-1]) == ("Gut", "Besser")


def test_end_before_begin() -> None:
    report = events("Titel;Beginn;Ende", "A;24.12.2026;23.12.2026")
    assert report.entries[0].end is None
    assert report.complete
    assert messages(report) == [("Zeile 2", "Das Ende liegt vor dem Beginn und wurde weggelassen.")]


def test_faulty_address_mail_and_double() -> None:
    report = read_csv(b"Name;ID;Web;Mail\nA;1;nix da;x\nB;1;;\n", target="places")
    assert [entry.name for entry in report.entries] == ["A"]
    assert messages(report) == [
        ("Zeile 2", "„nix da“ ist keine Internetadresse."),
        ("Zeile 2", "„x“ ist keine E-Mail-Adresse."),
        ("Zeile 3", "Kennung „1“ kommt mehrfach vor, nur die erste Zeile zählt."),
    ]


def test_lost_zero_of_the_postcode_and_ambiguous_names() -> None:
    report = events("Name;Tag;Ort;Stadt;PLZ", "A;1.1.2027;Rathaus;Senftenberg;1968")
    (entry,) = report.entries
    assert (entry.place_name, entry.city, entry.zip) == ("Rathaus", "Senftenberg", "01968")


def test_lines_inside_cells_keep_line_numbers_right() -> None:
    report = events("Titel;Datum;Text", 'A;1.1.2027;"eins\nzwei ""drei"""', "B;;", "C;2.1.2027;")
    assert report.entries[0].description_html == "<p>eins<br>zwei &quot;drei&quot;</p>"
    assert messages(report) == [("Zeile 4", "Ohne lesbares Datum, deshalb ausgelassen.")]


def test_open_quote_costs_one_line_only() -> None:
    report = events("Titel;Datum", '"A;1.1.2027', "B;2.1.2027", 'C "Haus";3.1.2027')
    assert [entry.title for entry in report.entries] == ["B", 'C "Haus"']
    assert not report.complete
    assert messages(report) == [("Zeile 2", "Anführungszeichen oder Zelle fehlerhaft, Zeile ausgelassen.")]


def test_columns_unknown_doubled_and_assigned() -> None:
    report = events("Titel;Name;Wann;Farbe", "A;B;1.1.2027;rot", columns={"wann": "start", "Größe": "url"})
    assert report.entries[0].title == "A"
    assert messages(report) == [
        ("Spalte „Größe“", "Diese Spalte gibt es in der Datei nicht."),
        ("Spalte „Name“", "Die Bedeutung hat schon eine andere Spalte, die Spalte wird nicht übernommen."),
        ("Spalte „Farbe“", "Der Name ist nicht bekannt, die Spalte wird nicht übernommen."),
    ]
    assigned = events(
        "Titel;Name;Datum", "A;B;1.1.2027", columns={"Titel": "", "Name": "title", "Datum": "start"}
    )
    assert (assigned.entries[0].title, assigned.problems) == ("B", ())


def test_excel_hint_and_empty_lines_before_the_head() -> None:
    assert events("", "sep=|", "Titel|Datum", "A|1.1.2027").entries[0].title == "A"
    assert events("", ";;", "Titel;Datum", "A;1.1.2027").entries[0].title == "A"


@pytest.mark.parametrize(
    ("content", "options", "beginning"),
    [
        (b"", {}, "Die Datei ist leer."),
        (b"<html>", {}, "Hier liegt eine Webseite, keine Tabelle"),
        (b"foo;bar\n1;2", {}, "Es fehlt die Spalte „Titel“ und „Datum“. Bitte ergänzen oder zuordnen (gefun"),
        (b"Titel;Ort\n1;2", {}, "Es fehlt die Spalte „Datum“."),
        (b"Titel;Ort\n1;2", {"columns": {"Ort": "wo"}}, "Unbekannt: wo. Möglich sind: id, url, "),
        (b'"', {}, "Hier liegt keine Tabelle"),
    ],
)
def test_what_is_no_table(content: bytes, options: dict[str, Any], beginning: str) -> None:
    report: Report[Any] = read_csv(content, target="events", **options)
    assert (report.entries, report.fatal) == ((), True)
    assert report.problems[0].message.startswith(beginning)


def test_many_problems_are_summed_up() -> None:
    report = events("Titel;Datum", *["A;"] * 300)
    assert len(report.problems) == 201
    assert report.problems[-1] == Problem("Quelle", "100 weitere Hinweise sind nicht aufgeführt.", lost=True)


@pytest.mark.parametrize("target", ["news", "events", "places"])
def test_each_field_is_known_by_its_own_name_and_by_all_of_its_names(target: Target) -> None:
    for field, names in FIELDS[target].items():
        assert field in candidates(field, target=target)
        for name in names.split():
            assert field in candidates(name.upper(), target=target)


@pytest.mark.parametrize(
    "content",
    [
        b"Titel;Datum\n" + b"A;1.1.2027\n" * 60_000,
        b"Titel;Datum\n" + b'"A;1.1.2027\n' * 20_000,
        b"Titel;Datum\n" + b'"' * 500_000,
        b"Titel;Datum\n" + b";" * 2_000_000,
        b"Titel" + b";Titel" * 5_000 + b"\n",
        b"Titel;Datum\n" + b"\n" * 1_000_000,
        b"Titel;Datum;Text\nA;1.1.2027;" + b"<" * 100_000,
        b"Titel;Datum;Text\nA;1.1.2027;" + b"<a href=x " * 10_000,
        b"Titel;Datum;Web\nA;1.1.2027;" + b"a." * 50_000,
        b"Titel;Datum\nA;" + b"1" * 100_000,
        b"Titel;Datum\nA;" + b"1 bis " * 20_000,
    ],
)
def test_hostile_tables_are_done_quickly(content: bytes) -> None:
    with finishes():
        assert isinstance(read_csv(content, target="events"), Report)
