"""XML and texts that mean harm, or are merely wrong."""

import gzip
from pathlib import Path

import pytest

from smartvillage.modules.services.importing.area_list import load_areas
from smartvillage.modules.services.importing.run import run_import
from smartvillage.modules.services.models import Pending, Run, Service
from smartvillage.modules.services.queries import described, tree
from smartvillage.modules.services.sources.xzufi.files import Files
from smartvillage.modules.services.tests import small
from smartvillage.modules.services.tests.doubles import transfer

pytestmark = pytest.mark.django_db

BOMB = '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>\n'


def imported(path: Path) -> Run:
    source = small.source(name=path.name, kind="xzufi", base_url=str(path))
    return run_import(source=source, reader=Files(source), full=True)


def file(tmp_path: Path, content: bytes | str) -> Path:
    path = tmp_path / "1.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("entity", ["&b;", "&f;", ""])
def test_definitions_of_entities_are_refused(entity: str, tmp_path: Path) -> None:
    said = (
        transfer.message([transfer.service("1", "NAME")]).split("\n", 1)[1].replace("NAME", f"Name{entity}")
    )
    run = imported(file(tmp_path, BOMB + said))
    assert run.status == "failed"
    assert "DTD" in run.message
    assert Service.objects.count() == 0


def test_an_endless_text_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "1.xml"
    head, tail = transfer.message([transfer.service("1", "HERE")]).split("HERE")
    with path.open("w") as stream:
        stream.write(head)
        for _ in range(64):
            stream.write("x" * 1_000_000)
        stream.write(tail)
    run = imported(path)
    assert run.status == "failed"
    assert "kein lesbares XML" in run.message


def test_a_text_below_that_is_cut(tmp_path: Path) -> None:
    run = imported(
        file(tmp_path, transfer.message([transfer.service("1", "N" * 5_000, texts={"06": "x" * 900_000})]))
    )
    assert run.status == "done"
    service = Service.objects.get()
    assert len(service.name) == 500
    assert len(service.document["texts"][0]["html"]) == 200_000


@pytest.mark.parametrize(
    "content",
    [
        transfer.message([transfer.service("1", "Größe")]).encode(),
        transfer.message([transfer.service("1", "Größe")]).encode("cp1252"),
        transfer.message([transfer.service("1", "Größe")]).replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        transfer.message([transfer.service("1", "Größe")]).replace("UTF-8", "UTF-16").encode("utf-16"),
        gzip.compress(transfer.message([transfer.service("1", "Größe")]).encode()),
    ],
    ids=["utf-8", "windows instead of utf-8", "latin-1", "utf-16", "gzip"],
)
def test_umlauts_are_read_whatever_a_file_says_of_itself(content: bytes, tmp_path: Path) -> None:
    assert imported(file(tmp_path, content)).status == "done"
    assert Service.objects.get().name == "Größe"


@pytest.mark.parametrize("content", [b"", b"no xml", b"\x1f\x8bbroken gzip", b"<a><b></a>", b"<a>" * 10_000])
def test_what_is_no_xml_is_told(content: bytes, tmp_path: Path) -> None:
    run = imported(file(tmp_path, content))
    assert run.status == "failed"
    assert run.message


def test_scripts_and_dangerous_links_do_not_get_in(tmp_path: Path) -> None:
    small.areas()
    link = (
        '<xzufi:modulText><xzufi:inhalt languageCode="de">&lt;p onclick="x()"&gt;gut&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;'
        '&lt;a href="javascript:x()"&gt;Klick&lt;/a&gt;</xzufi:inhalt>'
        '<xzufi:weiterfuehrenderLink languageCode="de"><xzufi:uri>javascript:alert(1)</xzufi:uri></xzufi:weiterfuehrenderLink>'
        '<xzufi:weiterfuehrenderLink languageCode="de"><xzufi:uri>https://good.example.org/a</xzufi:uri></xzufi:weiterfuehrenderLink>'
        "<xzufi:leikaTextmodul><code>06</code></xzufi:leikaTextmodul></xzufi:modulText>"
    )
    imported(file(tmp_path, transfer.message([transfer.service("1", "<b>Name</b>", more=link)])))
    found = described(state="BB", public_id="L100012.LB.1")
    assert found
    assert found.texts[0]["html"] == '<p>gut</p><a rel="noopener noreferrer">Klick</a>'
    assert [one["url"] for one in found.texts[0]["links"]] == ["https://good.example.org/a"]


def test_a_list_may_not_lead_out_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "index.txt").write_text("../../etc/passwd.xml\r\n")
    run = imported(tmp_path)
    assert run.status == "failed"
    assert "außerhalb" in run.message


def test_an_empty_folder_is_told_and_deletes_nothing(tmp_path: Path) -> None:
    run = imported(tmp_path)
    assert run.status == "failed"
    assert "keine XZuFi-Dateien" in run.message


def test_two_ids_that_would_be_one_address_are_told(tmp_path: Path) -> None:
    other = (
        transfer.service("1", "Zwei")
        .replace('schemeAgencyID="L100012"', 'schemeAgencyID=""')
        .replace(">1<", ">L100012.LB.1<")
    )
    run = imported(file(tmp_path, transfer.message([transfer.service("1", "Eins"), other])))
    assert run.status == "done"
    assert [problem["where"] for problem in run.problems] == ["L100012.LB.1"]
    assert Service.objects.get().name == "Eins"


# The list of areas


def row(ars: str, name: str, **more: str) -> dict[str, str]:
    return {"ars": ars, "name": name, **more}


def test_the_official_list_becomes_a_tree() -> None:
    rows = [
        row("120690020020", "Bad Belzig, Stadt", gd="10004", plz="14806 14807", lat="52.14", lon="12.59"),
        row("120695904001", "Borkheide"),
        row("120510000000", "Brandenburg an der Havel, Stadt"),
        row("", "Hagelberg", level="ortsteil", parent_ars="120690020020"),
        row("12", "zu kurz"),
        row("120690020021", ""),
    ]
    loaded = load_areas(rows)
    assert [line for line, _ in loaded.problems] == [6, 7]
    here = tree("BB")

    def names(said: str) -> list[str]:
        node = here.resolve(said)
        assert node
        return [here.nodes[one].name for one in node.chain]

    assert names("10004") == ["Bad Belzig, Stadt", "Kreis 12069", "Brandenburg", "Deutschland"]
    assert names("12069001") == ["Borkheide", "Amt 120695904", "Kreis 12069", "Brandenburg", "Deutschland"]
    assert names("12051000") == ["Brandenburg an der Havel, Stadt", "Brandenburg", "Deutschland"]
    assert [node.name for node in here.named(["hagel*"])] == ["Hagelberg"]
    again = load_areas([*rows[:4], row("120690000000", "Potsdam-Mittelmark", level="kreis")])
    assert (again.new, again.changed, again.unchanged) == (0, 1, 4)


def test_what_waited_for_an_area_comes_when_the_area_does(tmp_path: Path) -> None:
    load_areas([row("120690020020", "Bad Belzig")])
    imported(
        file(
            tmp_path,
            transfer.message(
                [
                    transfer.service("1", "Eins"),
                    transfer.office("1", "Amt", competences=[("1", small.VILLAGE_TOWN)]),
                ]
            ),
        )
    )
    assert Pending.objects.count() == 1
    load_areas([row(small.VILLAGE_TOWN, "Borkheide")])
    assert Pending.objects.count() == 0
    from smartvillage.modules.services.models import Competence

    assert Competence.objects.get().area.name == "Borkheide"


def test_areas_above_each_other_are_no_tree_and_break_nothing() -> None:
    first, second = "120690020020", "120690020021"
    load_areas(
        [
            row(first, "A", level="gemeinde", parent_ars=second),
            row(second, "B", level="gemeinde", parent_ars=first),
        ]
    )
    load_areas(
        [
            row(first, "A", level="gemeinde", parent_ars=second),
            row(second, "B", level="gemeinde", parent_ars=first),
        ]
    )
    assert tree("BB").resolve(first) is None
