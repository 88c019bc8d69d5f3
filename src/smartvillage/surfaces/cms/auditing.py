"""Lines of the log in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from smartvillage.core.audit.models import Entry
from smartvillage.core.people.rights import Role
from smartvillage.kit.dates import short_date

WORDS = {
    "drafts": "angefangene Formulare",
    "proposals": "Änderungen in Freigabe",
    "views": "gespeicherte Ansichten",
    "clients": "Zugänge für Programme",
    "items": "Einträge",
    "files": "Dateien",
    "imports": "Importe",
    "people": "Menschen",
    "sessions": "Sitzungen",
}


@dataclass(frozen=True)
class Told:
    """A line ready to be read."""

    at: datetime
    action: str
    who: str
    whom: str
    organisation: str
    details: str


def lines(entries: Iterable[Entry]) -> list[Told]:
    return [
        Told(
            one.at,
            one.get_action_display(),
            one.who or "Ohne Person",
            one.whom,
            one.organisation,
            told_details(one.details),
        )
        for one in entries
    ]


def told_details(details: Mapping[str, Any]) -> str:
    """What a line says besides, in a sentence; what nobody knows to say is left out."""
    parts = []
    if "after" in details:
        parts.append(f"vorher {_job(details.get('before') or {})}; jetzt {_job(details['after'])}")
    elif "role" in details:
        parts.append(_job(details))
    if said := details.get("said"):
        parts.append(str(said))
    if to := details.get("to"):
        parts.append(f"an {to}")
    if back := details.get("from"):
        parts.append(f"von {back}")
    if name := details.get("name"):
        parts.append(str(name))
    if fields := details.get("fields"):
        parts.append("geändert: " + ", ".join(fields))
    parts += [f"{details[key]} {words}" for key, words in WORDS.items() if details.get(key)]
    return ", ".join(parts)


def _job(job: Mapping[str, Any]) -> str:
    role = job.get("role", "")
    said = Role(role).label if role in Role.values else str(role)
    if job.get("deputises"):
        said += f" als Vertretung für {job['deputises']}"
    if job.get("ends_on"):
        said += f" bis {short_date(date.fromisoformat(job['ends_on']))}"
    return said
