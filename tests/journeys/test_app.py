"""What the app reads: Apollo Client 2 from npm against a running server, as an importer writes and a phone reads."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.installation import ROOT, program
from tests.journeys.conftest import Running

HERE = Path(__file__).parent / "app"
JOURNEYS = sorted(path.name for path in HERE.glob("*.test.js"))
pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def node() -> str:
    found = program("node")
    if found is None:
        pytest.skip("Node.js is not installed")
    if not (ROOT / "node_modules" / "apollo-client").is_dir():
        pytest.skip("the npm packages are not installed (npm ci)")
    return found


@pytest.mark.parametrize("journey", JOURNEYS)
def test_journey(journey: str, node: str, server: Running) -> None:
    environment = {**os.environ, "JOURNEY": server.as_json()}
    ran = subprocess.run(
        [node, "--test", "--test-reporter=spec", str(HERE / journey)],
        env=environment,
        cwd=ROOT,
        text=True,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "\nℹ fail 0\n" in ran.stdout
    assert "\nℹ skipped 0\n" in ran.stdout
