"""The year in numbers, for the council: sections of names and counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.select import ItemQuery, stored
from smartvillage.core.municipalities.scope import within
from smartvillage.core.numbers.queries import missed_words, most_read, reads_by_kind
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.push.models import Notification
from smartvillage.kit.dates import BERLIN
from smartvillage.surfaces.cms.kinds import item_url_of

MOST = 20


@dataclass(frozen=True)
class Row:
    name: str
    count: int
    url: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    help: str
    rows: Sequence[Row]

    @property
    def total(self) -> int:
        return sum(row.count for row in self.rows)


def yearly(viewer: Viewer, year: int) -> list[Section]:
    """Five statements; sections without rows stay, so that a reader sees what is zero."""
    since, until = date(year, 1, 1), date(year, 12, 31)
    read = reads_by_kind(viewer=viewer, since=since, until=until)
    most = most_read(viewer=viewer, since=since, until=until, limit=MOST)
    return [
        Section(
            "Aufrufe nach Art",
            "Wie oft Seiten einzelner Einträge im Web geöffnet wurden. Gezählt wird nur, dass es geschah.",
            _sorted(Row(kind_of(*key).plural, count) for key, count in read.items()),
        ),
        Section(
            "Am meisten gelesen",
            "Die zwanzig meistgeöffneten Einträge.",
            [
                Row(one.title or "Ohne Titel", one.count, item_url_of(one.kind, one.generic_type, one.number))
                for one in most
            ],
        ),
        Section("Neu angelegt", "Einträge nach Art, auch importierte.", _sorted(_made(viewer, year))),
        Section("Push-Nachrichten", "Was an Telefone hinausging.", [Row("Versandt", _pushes(viewer, year))]),
        Section(
            "Vergeblich gesucht",
            "Wörter, zu denen nichts gefunden wurde. Gezeigt wird nur, was mindestens dreimal gesucht wurde.",
            [
                Row(words, count)
                for words, count in missed_words(
                    municipality=viewer.municipality, since=since, until=until, limit=MOST
                )
            ],
        ),
    ]


def _made(viewer: Viewer, year: int) -> Iterator[Row]:
    query = ItemQuery(viewer=viewer, kind=None, trash="with")
    query.where("i.created_at >= %s AND i.created_at < %s", *map(stored, _moments(year)))
    for key, count in query.tally_kinds().items():
        yield Row(kind_of(*key).plural, count)


def _pushes(viewer: Viewer, year: int) -> int:
    begin, end = _moments(year)
    with within(viewer.municipality):
        count: int = Notification.objects.filter(released_at__gte=begin, released_at__lt=end).count()
    return count


def _moments(year: int) -> tuple[datetime, datetime]:
    begin, end = (datetime.combine(date(one, 1, 1), time(), BERLIN) for one in (year, year + 1))
    return begin, end


def _sorted(rows: Iterator[Row]) -> list[Row]:
    """Kinds of the same name are added up."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.name] = counts.get(row.name, 0) + row.count
    return sorted(
        (Row(name, count) for name, count in counts.items()), key=lambda row: (-row.count, row.name)
    )
