"""The table for people and `results/latest.json` for programs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from bench import machine
from bench.client import Load
from bench.figures import Figure
from bench.measure import Latency
from bench.paths import RESULTS

HEAD = ("figure", "ours", "unit", "peer", "peer's", "ratio", "target", "holds")
HOLDS = {True: "yes", False: "**no**", None: ""}


def table(figures: Sequence[Figure]) -> str:
    """Markdown, a line per figure."""
    rows = [
        (
            figure.name,
            number(figure.value),
            figure.unit,
            figure.peer,
            number(figure.peer_value),
            f"{number(figure.ratio)} x" if figure.ratio is not None else "",
            figure.target,
            HOLDS[figure.holds],
        )
        for figure in figures
    ]
    return _markdown(HEAD, rows)


def details(
    loads: Mapping[str, Mapping[str, Load]],
    latencies: Mapping[str, Mapping[str, Latency]],
    statements: Mapping[str, Mapping[str, int]],
) -> str:
    """Markdown: what every server did under every profile."""
    rows = []
    profiles: list[tuple[str, Mapping[str, Load | Latency]]] = [*loads.items(), *latencies.items()]
    for profile, by_side in profiles:
        for side, seen in by_side.items():
            rate = number(seen.per_second) if isinstance(seen, Load) else ""
            sql = statements.get(side, {}).get(profile.split()[0])
            rows.append(
                (
                    profile,
                    side,
                    rate,
                    number(seen.p50),
                    number(seen.p95),
                    f"{seen.size:,}",
                    "" if sql is None else str(sql),
                )
            )
    return _markdown(("profile", "server", "requests/s", "p50 ms", "p95 ms", "bytes", "SQL statements"), rows)


def write(figures: Sequence[Figure], *, complete: bool) -> None:
    """Every entry says on which machine and when. Partial runs leave the file alone."""
    if not complete:
        return
    where = {"machine": machine.describe(), "date": dt.datetime.now(dt.UTC).isoformat(timespec="seconds")}
    RESULTS.mkdir(exist_ok=True)
    entries = [asdict(figure) | where for figure in figures]
    (RESULTS / "latest.json").write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n")


def number(value: float | None) -> str:
    """Three figures that count, thousands separated."""
    if value is None:
        return ""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}".rstrip("0").rstrip(".")


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    lines.insert(1, "|" + "---|" * len(head))
    return "\n".join(lines)
