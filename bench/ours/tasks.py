"""What must run inside our Django project: `bench.ours.tasks load DATASET` or `projection`; prints JSON."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from typing import Any

import django

from bench.dataset import Dataset


def main(task: str, *arguments: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartvillage.settings")
    django.setup()
    print(json.dumps(_load(*arguments) if task == "load" else _projection()))


def _load(said: str) -> Any:
    from bench.ours import loading

    given = json.loads(said)
    return loading.run(Dataset(**given | {"today": dt.date.fromisoformat(given["today"])}))


def _projection() -> Any:
    from bench.ours import projecting

    return projecting.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
