"""Tables for spreadsheets: CSV that Excel and LibreOffice open as it is, in German habits, without running formulas."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

MARK = "\ufeff"
"""Tells Excel that the text is UTF-8."""
STARTS_FORMULA = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")
"""The last four are the wide forms that East Asian keyboards write."""


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def sheet(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The lines of a CSV file, the byte order mark first; numbers have a decimal comma."""
    writer = csv.writer(_Echo(), delimiter=";", quoting=csv.QUOTE_MINIMAL)
    yield MARK
    for row in rows:
        yield writer.writerow([cell(value) for value in row])


def cell(value: Any) -> str:
    """A value as text; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, int | float):
        return str(value).replace(".", ",")
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(STARTS_FORMULA) else text
