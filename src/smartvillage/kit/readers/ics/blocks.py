"""From the text of a calendar file to its events, line by line, so that one broken event breaks no other."""

import re
from dataclasses import dataclass, field

from icalendar import Event

from smartvillage.kit.readers.entries import Problem

_MAX_EVENTS = 20_000
_MAX_DEPTH = 8
_LINE = re.compile(r"[A-Za-z0-9-]+\s*(?=[;:])")
_TZID = re.compile(r"\A(?P<name>[A-Za-z-]{1,40}(?:;[^:;]{0,200})*?);TZID=", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """One component: its kind, where it begins, and its lines, unfolded, without components inside it."""

    kind: str
    number: int
    lines: list[str] = field(default_factory=list)

    def value(self, name: str) -> str:
        """The raw value of the first line of that name, "" without one."""
        for line in self.lines:
            if _LINE.match(line) and re.match(rf"{name}[;:]", line, re.IGNORECASE):
                return line.partition(":")[2].strip()
        return ""


@dataclass(slots=True)
class CalendarFile:
    """What a file holds; `found` tells whether it is a calendar at all."""

    found: bool = False
    properties: Block = field(default_factory=lambda: Block("VCALENDAR", 1))
    zones: list[list[str]] = field(default_factory=list)
    events: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def split(text: str) -> CalendarFile:
    """The components of the file; unreadable lines and unfinished events become problems."""
    file = CalendarFile()
    stack: list[Block] = []
    for number, line in _unfolded(text):
        name = _LINE.match(line)
        word = name[0].strip().upper() if name else ""
        kind = line.partition(":")[2].strip().upper()
        if word == "BEGIN" and len(stack) < _MAX_DEPTH:
            _begin(file, stack, Block(kind, number))
        elif word == "END":
            _end(file, stack, kind)
        elif not word:
            message = f"„{line.strip()[:60]}“ gehört nicht in eine Kalenderdatei, Zeile übergangen."
            file.problems.append(Problem(f"Zeile {number}", message))
        elif stack:
            stack[-1].lines.append(line)
            if any(block.kind == "VTIMEZONE" for block in stack):
                file.zones[-1].append(line)
        if len(file.events) > _MAX_EVENTS:
            message = f"Mehr als {_MAX_EVENTS} Termine werden nicht gelesen."
            file.problems.append(Problem(f"Zeile {number}", message, lost=True))
            return file
    if stack:
        unfinished = [f" Der Termin ab Zeile {b.number} fehlt." for b in stack if b.kind == "VEVENT"]
        message = "Die Datei endet vorzeitig, Termine können fehlen." + "".join(unfinished)
        file.problems.append(Problem("Dateiende", message, lost=True))
    return file


def parsed(block: Block) -> Event | None:
    """The event of a block, None when it cannot be understood. Its zones stay to be resolved (X-TZID)."""
    lines = (_TZID.sub(r"\g<name>;X-TZID=", line, count=1) for line in block.lines)
    text = "\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT", ""))
    try:
        event = Event.from_ical(text.encode("utf-8", "replace"))
    except (ValueError, TypeError, KeyError, IndexError, OverflowError):
        return None
    return event if isinstance(event, Event) else None


def _begin(file: CalendarFile, stack: list[Block], block: Block) -> None:
    if block.kind in ("VCALENDAR", "VEVENT"):
        file.found = True
        for lost in (b for b in stack if b.kind == "VEVENT"):
            message = "Dem Termin fehlt sein Ende, deshalb ausgelassen."
            file.problems.append(Problem(f"Zeile {lost.number}", message, lost=True))
        # Whatever was left open before a new calendar or event ends here.
        stack[:] = stack[:1] if block.kind == "VEVENT" and stack and stack[0].kind == "VCALENDAR" else []
    if block.kind == "VTIMEZONE":
        file.zones.append(["BEGIN:VTIMEZONE"])
    elif any(b.kind == "VTIMEZONE" for b in stack):
        file.zones[-1].append(f"BEGIN:{block.kind}")
    stack.append(block)


def _end(file: CalendarFile, stack: list[Block], kind: str) -> None:
    if not any(block.kind == kind for block in stack):
        return
    if any(block.kind == "VTIMEZONE" for block in stack):
        file.zones[-1].append(f"END:{kind}")
    while stack:
        block = stack.pop()
        if block.kind == kind:
            break
    if kind == "VEVENT":
        file.events.append(block)
    elif kind == "VCALENDAR":
        file.properties.lines += block.lines


def _unfolded(text: str) -> list[tuple[int, str]]:
    lines: list[tuple[int, list[str]]] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line[:1] in (" ", "\t") and lines:
            lines[-1][1].append(line[1:])
        elif line.strip():
            lines.append((number, [line]))
    return [(number, "".join(parts)) for number, parts in lines]
