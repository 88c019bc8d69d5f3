"""The contract's table "per operation" as it stands in permissions.md: operation, role, cell."""

import re
from pathlib import Path

FILE = Path(__file__).resolve().parents[3] / "shared" / "contract" / "permissions.md"
ROLES = {"extended": "extended_user"}


def cells() -> dict[str, dict[str, str]]:
    """By operation and role what the contract allows; empty when the table does not lie beside the project."""
    if not FILE.exists():
        return {}
    section = FILE.read_text("utf-8").partition("### Per operation")[2].partition("\n## ")[0]
    rows = [_row(line) for line in section.splitlines() if line.startswith("|")]
    header = [ROLES.get(name, name) for name in rows[0][1:]]
    return {row[0]: dict(zip(header, row[1:], strict=True)) for row in rows[2:]}


def _row(line: str) -> list[str]:
    return [re.sub(r"\s+", " ", cell).strip() for cell in line.strip().strip("|").split("|")]
