"""What the example municipalities give to calendars and maps, read by libraries of others: ical.js, node-ical, check-geojson."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from smartvillage.core.modules import rooms
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.examples.seed import plant_municipalities
from smartvillage.modules.waste.models import WasteAddress
from smartvillage.urls import urlpatterns
from tests.installation import ROOT, program

CHECK = Path(__file__).parent / "formats" / "check.test.js"
PACKAGES = ("ical.js", "node-ical", "@placemarkio/check-geojson")
HOST = "bad-belzig.localhost"
EACH = 25  # of a kind's single files


@pytest.fixture
def node() -> str:
    """In CI a missing tool is a failure, elsewhere a reason to leave it out."""
    found = program("node")
    missing = [name for name in PACKAGES if not (ROOT / "node_modules" / name).is_dir()]
    if found and not missing:
        return found
    said = f"Node.js or npm packages are missing (npm ci): {missing}"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


def _get(path: str) -> Any:
    return Client().get(path, headers={"host": HOST})


def _numbers(kind: str) -> list[str]:
    pages = re.findall(r"<loc>([^<]+)</loc>", _get(f"/sitemap-{kind}-1.xml").content.decode())
    return [found[1] for page in pages if (found := re.search(r"/(\d+)(?:-[^/]*)?$", urlsplit(page).path))]


def _waste_addresses() -> list[int]:
    with within(Municipality.objects.get(slug="bad-belzig").pk):
        return list(WasteAddress.objects.values_list("pk", flat=True)[:EACH])


def _paths() -> Iterator[str]:
    """Every address that ends in a format, with numbers of what there is; the editors' own are left out."""
    routes = [str(pattern.pattern) for pattern in urlpatterns if hasattr(pattern, "callback")]
    routes += [str(one.pattern) for group in urlpatterns for one in getattr(group, "url_patterns", ())]
    for route in sorted(
        {one for one in routes if one.endswith((".ics", ".geojson")) and ("/" in one or "<" not in one)}
    ):
        kind, _slash, rest = route.partition("/")
        if not rest:
            yield f"/{route}"
        elif kind == "abfall":
            yield from (f"/abfall/{pk}.ics" for pk in _waste_addresses())
        elif rest.startswith("<item:number>"):
            suffix = rest.removeprefix("<item:number>")
            yield from (f"/{kind}/{number}{suffix}" for number in _numbers(kind)[:EACH])
    for calendars in rooms("feeds"):
        yield from (f"/{dates.kind.path}.ics" for dates in getattr(calendars, "CALENDARS", ()))


def test_calendars_and_maps_of_the_examples(db: None, node: str, tmp_path: Path) -> None:
    plant_municipalities(email="formate@example.org", password="nur für den Test", say=lambda _said: None)
    answers = []
    for path in _paths():
        found = _get(path)
        if found.status_code != 404:  # a place without a point has no map
            assert found.status_code == 200, path
            answers.append({"path": path, "text": found.content.decode()})
    kinds = {path["path"].rpartition(".")[2] for path in answers}
    assert kinds == {"ics", "geojson"}
    assert len(answers) > 2 * EACH
    (tmp_path / "answers.json").write_text(json.dumps(answers))
    ran = subprocess.run(
        [node, "--test", "--test-reporter=spec", str(CHECK)],
        env={**os.environ, "ANSWERS": str(tmp_path / "answers.json")},
        cwd=ROOT,
        text=True,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"\nℹ pass {len(answers) + 1}\n" in ran.stdout
    assert "\nℹ skipped 0\n" in ran.stdout
