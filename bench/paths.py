"""Where things are. Everything made or installed by a run lives in `bench/.work`, which git ignores."""

from pathlib import Path

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
WORK = BENCH / ".work"
RESULTS = BENCH / "results"
DOCUMENTS = BENCH / "documents"
