"""What all sources of news share: titles, identities and doubles put in order."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from smartvillage.kit import dates, html

from .entries import NewsEntry, Problem, Report, derived_id, listed

_DATED_TITLE = re.compile(r"(\d{1,2}\.\d{1,2}\.\d{4}):\s+(?=\S)", re.ASCII)
_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as read; `dated` when the source names a date for it, whether or not it could be read."""

    entry: NewsEntry
    dated: bool = False


def collected(drafts: Iterable[Draft], problems: Iterable[Problem] = ()) -> Report[NewsEntry]:
    """The report of the drafts: each entry with a title and an identity, each identity once."""
    drafts = list(drafts)
    anonymous = Counter(draft.entry.url for draft in drafts if not draft.entry.external_id)
    entries: dict[str, NewsEntry] = {}
    found = list(problems)
    for number, draft in enumerate(drafts, start=1):
        entry = _titled(draft.entry)
        if not entry.external_id:
            own_page = entry.url if anonymous[entry.url] == 1 else ""
            derived = derived_id(entry.title, entry.published_at or "")
            entry = replace(entry, external_id=own_page or derived)
        where = f"Eintrag {number}" + (f" („{entry.title}“)" if entry.title else "")
        if not entry.title:
            found.append(Problem(where, "Ohne Titel und Text, deshalb ausgelassen."))
        elif entry.external_id in entries:
            found.append(
                Problem(where, f"Kennung „{entry.external_id}“ kommt mehrfach vor, nur der erste zählt.")
            )
        else:
            entries[entry.external_id] = entry
            if draft.dated and entry.published_at is None:
                found.append(Problem(where, "Das Datum ist nicht lesbar und wurde weggelassen."))
    return Report(tuple(entries.values()), listed(found))


def _titled(entry: NewsEntry) -> NewsEntry:
    # Some town halls' systems write the day into the title and the last change into the date.
    match = _DATED_TITLE.match(entry.title)
    day = dates.parse_datetime(match[1]) if match else None
    if match and day:
        same = entry.published_at is not None and entry.published_at.date() == day.date()
        entry = replace(
            entry, title=entry.title[match.end() :], published_at=entry.published_at if same else day
        )
    if not entry.title:
        entry = replace(entry, title=html.excerpt(entry.teaser_html or entry.body_html, length=_TITLE_LENGTH))
    if entry.teaser_html and html.plain(entry.teaser_html) == entry.title:
        entry = replace(entry, teaser_html="")
    return entry
