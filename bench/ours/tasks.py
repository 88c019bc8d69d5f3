"""What must run inside our Django project: `bench.ours.tasks load DATASET`, `projection` or `forget`; prints JSON."""

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
    print(json.dumps({"load": _load, "projection": _projection, "forget": _forget}[task](*arguments)))


def _load(said: str) -> Any:
    from bench.ours import loading

    given = json.loads(said)
    return loading.run(Dataset(**given | {"today": dt.date.fromisoformat(given["today"])}))


def _forget() -> int:
    from smartvillage.core.content.models import Item
    from smartvillage.core.municipalities.scope import across_all

    with across_all():
        count: int = Item.objects.filter(external_id__startswith="bench-").delete()[0]
    return count


def _projection() -> Any:
    from bench.ours import projecting

    return projecting.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
