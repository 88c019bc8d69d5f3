"""The command a municipality's clerk or a nightly job types, run inside the test."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from smartvillage.testing import Place


@dataclass(frozen=True)
class Said:
    """The command's JSON, and what it complained of."""

    outcome: str
    counts: dict[str, int]
    problems: list[dict[str, Any]] = field(default_factory=list)
    message: str = ""
    complaint: str = ""

    @property
    def summary(self) -> tuple[str, dict[str, int]]:
        return self.outcome, self.counts


Import = Callable[..., Said]


@pytest.fixture
def run(town: Place) -> Import:
    """`run(format, location, target, *options)`: `smartvillage import … --json` for the town."""

    def imported(kind: str, location: object, target: str, *options: str) -> Said:
        out, complaint = io.StringIO(), ""
        asked = (kind, str(location), "--municipality", town.slug, "--as", target, "--json", *options)
        try:
            call_command("import", *asked, stdout=out)
        except CommandError as error:
            complaint = str(error)
        said = json.loads(out.getvalue())
        said["counts"] = {name: number for name, number in said["counts"].items() if number}
        return Said(**said, complaint=complaint)

    return imported
