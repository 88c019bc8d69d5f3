"""From bytes to rows of cells: delimiter, quotes, line numbers."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from smartvillage.kit.readers.entries import Problem

_DELIMITERS = ";,\t|"
_MAX_ROWS = 50_000
_MAX_BROKEN = 100
_EXCEL_HINT = re.compile(r"sep=(.)\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record, stripped, and the line where it begins (the first is 1)."""

    line: int
    cells: tuple[str, ...]


def table(text: str, *, known: Callable[[str], bool]) -> tuple[Row | None, Iterator[Row | Problem]]:
    """The head and the rows below it, empty ones left out, broken ones as problems.

    The delimiter is the one under which most column names are `known`.
    """
    lines = list(io.StringIO(_CONTROL.sub("", text), newline=""))
    first = next((number for number, content in enumerate(lines) if content.strip()), len(lines))
    hinted = _EXCEL_HINT.fullmatch(lines[first]) if first < len(lines) else None
    begin = first + 1 if hinted else first
    delimiter = hinted[1] if hinted and hinted[1] in _DELIMITERS else _delimiter(lines[begin:], known=known)
    rows = _rows(lines, begin=begin, delimiter=delimiter)
    head = next(rows, None)
    return (head if isinstance(head, Row) else None), rows


def _delimiter(lines: list[str], *, known: Callable[[str], bool]) -> str:
    def score(delimiter: str) -> tuple[int, int]:
        head = next(_rows(lines[:200], begin=0, delimiter=delimiter), None)
        cells = head.cells if isinstance(head, Row) else ()
        return sum(map(known, cells)), len(cells)

    return max(_DELIMITERS, key=score)


def _rows(lines: list[str], *, begin: int, delimiter: str) -> Iterator[Row | Problem]:
    broken = count = 0
    while begin < len(lines):
        reader = csv.reader(iter(lines[begin:]), delimiter=delimiter, strict=True)
        read = 0  # lines of complete records
        try:
            for cells in reader:
                stripped = tuple(cell.strip() for cell in cells)
                count += any(stripped)
                if count > _MAX_ROWS:
                    yield _lost(begin + read + 1, f"Mehr als {_MAX_ROWS} Zeilen werden nicht gelesen.")
                    return
                if any(stripped):
                    yield Row(begin + read + 1, stripped)
                read = reader.line_num
            return
        except csv.Error:
            broken += 1
            begin += read + 1
            yield _lost(begin, "Anführungszeichen oder Zelle fehlerhaft, Zeile ausgelassen.")
            if broken == _MAX_BROKEN:
                yield _lost(begin, "Zu viele fehlerhafte Zeilen, ab hier wird nicht weitergelesen.")
                return


def _lost(line: int, message: str) -> Problem:
    return Problem(f"Zeile {line}", message, lost=True)
