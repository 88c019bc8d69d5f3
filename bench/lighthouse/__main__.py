"""`python -m bench.lighthouse`: example municipality, server, Lighthouse on four kinds of pages, vnu on all kinds.

Needs `npm`, Chromium and Java. Exit status 1 when a goal is missed, 2 when a tool is missing.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bench.example import site
from bench.paths import BENCH
from bench.peers.install import npm_packages

GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100, "pwa": 100}
HOME, NEWS, MAP = "/", "/nachrichten", "/orte"
KINDS = (
    HOME, NEWS, MAP, "/veranstaltungen", "/touren", "/baustellen", "/stellenangebote", "/service", "/mehr",
    "/suche?q=markt", "/einstellungen", "/merkliste", "/offline", "/feedback", "/maengelmeldungen",
    "/veranstaltung-vorschlagen", "/abfall", "/mein-ort", "/seite/impressum", "/gibt-es-nicht",
)  # fmt: skip
"""Every kind of page; the first entry of each list comes in addition."""
HTMX = "Attribute .hx-[a-z-]+. not allowed.*"  # ours by agreement with the library; browsers pass over them
LISTS = (NEWS, MAP, "/veranstaltungen", "/touren", "/baustellen")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench.lighthouse", description=__doc__)
    parser.add_argument("--url", help="a running site with example content instead of one of our own")
    parser.add_argument("--only", choices=("lighthouse", "vnu"), help="one of the two")
    asked = parser.parse_args(arguments)
    if missing := [tool for tool in ("npm", "java", "chromium") if shutil.which(tool) is None]:
        print(f"Needed: {', '.join(missing)}.", file=sys.stderr)
        return 2
    folder = npm_packages("lighthouse", BENCH / "lighthouse", "measure.mjs")
    with site(asked.url) as found:
        url = found.url
        faults = [] if asked.only == "lighthouse" else _invalid(folder, url)
        missed = [] if asked.only == "vnu" else _missed(folder, url)
    return 1 if faults or missed else 0


def _missed(folder: Path, url: str) -> list[str]:
    """What falls short, printed as it comes."""
    pages = [HOME, NEWS, _first_entry(url, NEWS), MAP]
    node = folder / "node_modules" / "node" / "bin" / "node"
    environment = os.environ | {"CHROME_PATH": str(shutil.which("chromium"))}
    command = [str(node), "measure.mjs", *(url + page for page in pages)]
    missed: list[str] = []
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            found: dict[str, Any] = json.loads(line)
            short = [name for name, score in found["scores"].items() if score is None or score < GOALS[name]]
            missed += [f"{found['url']}: {name}" for name in short]
            scores = ", ".join(f"{name} {score}" for name, score in found["scores"].items())
            why = f" ({'; '.join(found['failed'])})" if short else ""
            print(f"{found['url'].removeprefix(url)}: {scores}{why}", flush=True)
    return missed if process.returncode == 0 else [*missed, "Lighthouse broke off"]


def _invalid(folder: Path, url: str) -> list[str]:
    """Errors of HTML, printed."""
    pages = [*KINDS, *(_first_entry(url, page) for page in LISTS)]
    with tempfile.TemporaryDirectory() as kept:
        for number, page in enumerate(pages):
            (Path(kept) / f"{number}.html").write_text(_read(url + page))
        jar = folder / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
        command = [
            "java",
            "-jar",
            str(jar),
            "--errors-only",
            "--format",
            "json",
            "--filterpattern",
            HTMX,
            kept,
        ]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    faults = []
    for fault in json.loads(said)["messages"]:
        page = pages[int(Path(fault.get("url", "0")).stem)]
        faults.append(f"{page}: line {fault.get('lastLine')}: {fault['message']}")
    print("\n".join(faults) or f"vnu: no error on {len(pages)} pages", flush=True)
    return faults


def _first_entry(url: str, page: str) -> str:
    found = re.search(rf'<a class="card__link" href="({page}/[^"]+)"', _read(url + page))
    return found[1] if found else page


def _read(address: str) -> str:
    """Also the page that says there is none."""
    from urllib.error import HTTPError

    try:
        with urlopen(address) as answer:
            text: str = answer.read().decode()
    except HTTPError as error:
        text = error.read().decode()
    return text


if __name__ == "__main__":
    sys.exit(main())
