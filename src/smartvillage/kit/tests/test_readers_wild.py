"""Whatever comes in, readers answer with a report whose entries can be used."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from smartvillage.kit.readers import FORMATS, TARGETS, EventEntry, Report, read
from smartvillage.kit.recurrence import expand
from smartvillage.testing import shared

YEAR = timedelta(days=365)
CALENDAR_LINES = """BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nBEGIN:VTIMEZONE
END:VTIMEZONE\nBEGIN:STANDARD\nEND:STANDARD\nTZID:X\nTZOFFSETFROM:+0100\nTZOFFSETTO:-9999\nUID:1\nUID:2
SUMMARY:A\nSUMMARY\nDTSTART:20260105\nDTSTART;TZID=X:20260105T100000\nDTSTART:99991231T235959Z
DTSTART:00010101T000000Z\nDTSTART:100000\nDTSTART;VALUE=DATE:00010101\nDTEND:20260106T100000Z
DTEND;VALUE=PERIOD:20260106T100000Z/PT1H\nDURATION:P1D\nDURATION:-P9999999D\nDURATION:x\nRRULE:FREQ=DAILY
RRULE:FREQ=YEARLY;BYMONTHDAY=29;COUNT=3\nRRULE:\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20260301T000000Z
RDATE:20260107,x\nRDATE;VALUE=PERIOD:1/2\nEXDATE:\nEXDATE:20260105T100000Z\nEXDATE;VALUE=DATE:20260105
RECURRENCE-ID:20260105\nRECURRENCE-ID:20260112T100000\nSTATUS:CANCELLED\nSEQUENCE:-1\nSEQUENCE:x\nGEO:1;2
GEO:nan;inf\nGEO:\nCATEGORIES:a,b\nCATEGORIES\nLOCATION:a\\, 1\nORGANIZER;CN=:x\nATTACH:http://[\nURL:http://[
ATTACH;ENCODING=BASE64;VALUE=BINARY:??\nIMAGE:x\nCLASS:\nX-WR-TIMEZONE:../../etc\n x\n\t\n;\n:\n;;=:\nX;=:
X-ALT-DESC;FMTTYPE=text/html:<b>\nBEGIN:\nEND:""".splitlines()
CELLS = """Titel\nName\nDatum\nEnde\nvon\nbis\nUhrzeit\nlat\nlon\nPLZ\nOrt\nE-Mail\nWebseite\nKategorie\nx
1.1.2027\n31.2.2027\n10:00–9:00\n24.–\n24.-26.12.2026\n99:99\n1e999\n-0,0\nNaN\nhttp://[\nwww.a.de\n<b>\n&#0;
\0\nß\n'""".splitlines()
MARKUP = """<rss version='2.0'>\n<channel>\n</channel>\n</rss>\n<item>\n</item>\n<title>\n</title>
<link>\n</link>\n<guid>\nx\n<description>\n</description>\n<![CDATA[\n]]>\n&amp;\n&#0;\n&x;
<entry>\n</entry>\n<id>\n</id>\n<feed xmlns='http://www.w3.org/2005/Atom'>\n<updated>
</updated>\n<content type='xhtml'>\n</content>\nhttp://[\n&lt;img src=x
<enclosure url='http://[' type='image/png'/>\n<media:thumbnail url='/x'/>\n<pubDate>
</pubDate>\n\0\n\ud800\n99999-99-99T99:99:99Z\n<author>\n</author>\n<link href='//'/>
<category/>\n<image>\n</image>\n<?xml?>""".splitlines()


def usable(report: Report[Any]) -> None:
    assert isinstance(report, Report)
    assert not (report.fatal and report.entries)
    assert all(problem.where and problem.message.endswith((".", "…")) for problem in report.problems)
    ids = [entry.external_id for entry in report.entries]
    assert len(set(ids)) == len(ids)
    assert all(ids)
    for entry in report.entries:
        assert getattr(entry, "title", "") or getattr(entry, "name", "")
        assert "<script" not in repr(entry).lower()
        repr(entry).encode()  # no half characters
        if isinstance(entry, EventEntry):
            assert entry.end is None or entry.end > entry.start
            if entry.recurrence:
                first = entry.recurrence.first
                expand(entry.recurrence, since=first, until=first + min(date.max - first, YEAR))


@given(st.sampled_from(FORMATS), st.sampled_from(TARGETS), st.binary(max_size=300))
def test_arbitrary_bytes(form: str, target: str, content: bytes) -> None:
    usable(read(content, format=form, target=target, base_url="https://a.example/", charset="latin1"))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(CALENDAR_LINES), max_size=30))
def test_arbitrary_calendars(lines: list[str]) -> None:
    body = "\n".join(["BEGIN:VEVENT", "DTSTART:20260105T100000Z", "SUMMARY:A", *lines, "END:VEVENT"])
    usable(read(body.encode(), format="ics", target="events"))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(TARGETS),
    st.lists(st.lists(st.sampled_from(CELLS), max_size=8), max_size=6),
    st.sampled_from(",;\t"),
    st.booleans(),
)
def test_arbitrary_tables(target: str, rows: list[list[str]], delimiter: str, quoted: bool) -> None:
    quote = '"' if quoted else ""
    head = ["Titel", "Datum", "von", "bis", "lat", "lon", "Webseite", "Ende"]
    body = "\n".join(delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in [head, *rows])
    usable(read(body.encode(), format="csv", target=target))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(MARKUP), max_size=40))
def test_arbitrary_feeds(parts: list[str]) -> None:
    usable(read("".join(parts).encode("utf-8", "surrogatepass"), format="rss", target="news"))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_samples(data: st.DataObject) -> None:
    folder, form, target = data.draw(
        st.sampled_from([("feeds", "rss", "news"), ("ics", "ics", "events"), ("feeds", "csv", "places")])
    )
    samples = [path for path in _samples(folder) if path.stat().st_size < 10_000]
    content = bytearray(data.draw(st.sampled_from(samples)).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(content)))
        end = min(len(content), begin + data.draw(st.integers(0, 80)))
        content[begin:end] = data.draw(
            st.one_of(st.binary(max_size=20), st.just(bytes(content[begin:end]) * 2), st.just(b"\n"))
        )
    usable(read(bytes(content), format=form, target=target))


def _samples(folder: str) -> list[Path]:
    return sorted(
        path for path in shared(f"data/samples/{folder}").iterdir() if path.suffix in (".xml", ".ics")
    )
