"""Bad input is an outcome in words: never an exception, never a half item."""

from pathlib import Path

import orjson
import pytest

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place
from tests.imports.conftest import Import, Said

TWICE = {
    "csv": "ID;Titel\n7;Erste\n7;Zweite\n",
    "rss": "<rss><channel><item><guid>7</guid><title>Erste</title></item>"
    "<item><guid>7</guid><title>Zweite</title></item></channel></rss>",
    "jsonfeed": '{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": ['
    '{"id": "7", "title": "Erste", "content_text": "a"}, {"id": "7", "title": "Zweite", "content_text": "b"}]}',
}
NASTY = "Robert'); DROP TABLE content_item;-- \" %s {0} ${x} <script>alert(1)</script> \x00 👍"
NOT_READABLE = {
    "nothing": b"",
    "spaces": b"  \n \n",
    "zeros": bytes(1000),
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10,
    "half a zip": b"PK\x03\x04" + bytes(200),
    "page": b"<!doctype html><html><body>Wartung</body></html>",
    "xml bomb": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>',
    "deep json": b'{"items": ' + b"[" * 50_000,
}


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


def items(town: Place) -> list[Item]:
    with within(town.id):
        return list(Item.objects.order_by("pk"))


@pytest.mark.parametrize("kind", TWICE)
def test_the_same_external_id_twice_is_one_item(kind: str, run: Import, town: Place, tmp_path: Path) -> None:
    path = write(tmp_path / "quelle", TWICE[kind])
    first = run(kind, path, "news")
    assert first.summary == ("applied", {"created": 1})
    assert any("7" in problem["where"] or "7" in problem["message"] for problem in first.problems)
    assert run(kind, path, "news").summary == ("applied", {"unchanged": 1})
    assert len(items(town)) == 1


def test_nasty_texts_are_only_texts(run: Import, town: Place, tmp_path: Path) -> None:
    quoted = NASTY.replace('"', '""')
    path = write(tmp_path / "liste.csv", f'ID;Titel;Beschreibung;Autor\n1;"{quoted}";"{quoted}";"{quoted}"\n')
    said = run("csv", path, "news")
    assert said.summary == ("applied", {"created": 1})
    [item] = items(town)
    document = orjson.loads(item.document)
    assert document["title"] == "Robert'); DROP TABLE content_item;-- \" %s {0} ${x} 👍"
    assert "alert" not in document["content_blocks"][0]["body"]
    assert "\x00" not in item.document
    assert run("csv", write(path, "ID;Titel\n1;Gut\n"), "news").outcome == "applied"


def test_broken_dates_and_places_are_left_out_and_said(run: Import, town: Place, tmp_path: Path) -> None:
    rows = [
        "1;Gut;24.12.2099;52,14;12,59",
        "2;Kein Tag;31.02.2099;52.14;12.59",
        "3;Wort;irgendwann;52.14;12.59",
        "4;Pol;24.12.2099;952.14;12.59",
        "5;Text;24.12.2099;hier;dort",
    ]
    path = write(tmp_path / "termine.csv", "\n".join(["ID;Titel;Datum;Lat;Lon", *rows]))
    said = run("csv", path, "events")
    made = {item.external_id: item for item in items(town)}
    assert said.summary == ("applied", {"created": len(made)})
    assert {"1", "4", "5"} <= made.keys()
    assert (made["1"].lat, made["1"].lon) == (52.14, 12.59)
    assert (made["4"].lat, made["5"].lat) == (None, None)
    assert {"2", "3"}.isdisjoint(made), "an event without a day takes place never"
    assert len(said.problems) >= 4


@pytest.mark.parametrize("what", NOT_READABLE)
@pytest.mark.parametrize("kind", ["rss", "jsonfeed", "ics", "csv"])
def test_what_is_no_source_is_refused(kind: str, what: str, run: Import, town: Place, tmp_path: Path) -> None:
    path = write(tmp_path / "quelle", NOT_READABLE[what])
    said: Said = run(kind, path, "events" if kind == "ics" else "news")
    assert said.summary == ("refused", {}), (said.outcome, said.problems)
    assert said.message
    assert items(town) == []
