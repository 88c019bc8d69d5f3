"""What waits for an editor, what goes out soon, and how it went: short lists, each one statement."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max
from django.urls import reverse

from smartvillage.core.content.kinds import Kind, kind_of
from smartvillage.core.content.models import Item, Proposal
from smartvillage.core.content.proposals import WAITING as PROPOSED
from smartvillage.core.content.select import ItemQuery, stored
from smartvillage.core.imports.models import ImportRun
from smartvillage.core.media.library import ending
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.core.municipalities.scope import within
from smartvillage.core.numbers.queries import reads_by_kind
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.push.models import Notification
from smartvillage.kit.dates import now, short_date, today
from smartvillage.surfaces.cms import caring, rooms, standing
from smartvillage.surfaces.cms.kinds import item_url_of, list_url, writable_kinds
from smartvillage.surfaces.cms.rooms import Line, Need, Way

COLUMNS = f"i.id, i.kind, i.generic_type, i.title, i.updated_at, {standing.COLUMNS}"
FEW = 8
RECENT, WEEK = timedelta(days=30), timedelta(days=7)
WAITING = "NOT (i.state = 'published') AND i.state = %s"
"""Said twice so that SQLite takes the index of what is not published."""
RETURNED = """EXISTS (SELECT 1 FROM content_revision n
    WHERE n.item_id = i.id AND n.version = i.version AND n.note <> '')"""
IN_REVIEW = """SELECT w.id FROM content_item w WHERE w.municipality_id = %s
    AND NOT (w.state = 'published') AND w.state = 'review'"""
WAITS_SINCE = """COALESCE(
    (SELECT p.at FROM content_proposal p WHERE p.item_id = i.id AND p.rejected_at IS NULL), i.updated_at)"""
MINE = "i.id IN (SELECT r.item_id FROM content_revision r WHERE r.account_id = %s AND r.at > %s)"


def needs(viewer: Viewer, municipality: Tenant) -> list[Need]:
    """Everything that waits for somebody, what is most urgent first."""
    found = [
        Need("Zur Freigabe", "clipboard-list", _to_release(viewer)),
        *rooms.needs(viewer, municipality),
        *_failed_imports(viewer),
        Need(
            "Zurückgegeben",
            "arrow-back-up",
            [*_rejected(viewer), *lines(_in_state(viewer, Item.State.DRAFT).where(RETURNED))][:FEW],
        ),
        Need("Entwürfe", "edit", lines(_in_state(viewer, Item.State.DRAFT).where(f"NOT {RETURNED}"))),
        _licences(viewer),
        _broken(viewer),
        _stale(viewer, municipality),
    ]
    return [need for need in found if need.lines]


def soon(viewer: Viewer) -> list[Line]:
    """What is planned, the next first, pushes among it; the time shown is when it goes out."""
    query = ItemQuery(viewer=viewer, kind=None).where(
        "i.state = 'published' AND i.publish_from > %s", stored(now())
    )
    query.ordering = "i.publish_from ASC, i.id ASC"
    planned = lines(query, at=7)
    pushes = list(_pushes_to_come(viewer)) if viewer.role in (Role.ADMIN, Role.EDITOR) else []
    return sorted([*planned, *pushes], key=lambda line: line.at or now())[:FEW]


def recent(viewer: Viewer) -> list[Line]:
    """What the editor worked on lately."""
    return lines(_items(viewer).where(MINE, viewer.account, stored(now() - RECENT)))


def figures(viewer: Viewer, municipality: Tenant) -> list[tuple[str, int]]:
    """How the last seven days went, in numbers; what did not happen is left out."""
    since = stored(now() - WEEK)
    kinds = writable_kinds(viewer, municipality)
    query = ItemQuery(viewer=viewer, kind=None).among("i.kind", sorted({kind.name for kind in kinds}))
    counts = query.where("i.created_at > %s AND i.state = 'published'", since).tally_kinds()
    by_kind = {kind_of(*key): count for key, count in counts.items()}
    found = [(f"{kind.plural}, neu", by_kind[kind]) for kind in kinds if kind in by_kind]
    if viewer.role in (Role.ADMIN, Role.EDITOR):
        with within(viewer.municipality):
            pushes = Notification.objects.filter(released_at__gt=now() - WEEK).count()
        read = reads_by_kind(viewer=viewer, since=today() - WEEK, until=today())
        found += [("Push-Nachrichten", pushes), ("Aufrufe", sum(read.values()))]
    return [(label, count) for label, count in found if count]


def lines(query: ItemQuery, *, at: int = 4, limit: int = FEW, columns: str = COLUMNS) -> list[Line]:
    """The first items of a query; `at` is the column whose time is shown."""
    return [
        Line(
            title=row[3] or "Ohne Titel",
            url=item_url_of(row[1], row[2], row[0]),
            kind=kind_of(row[1], row[2]).label,
            at=standing.moment(row[at]),
            standing=standing.standing(*row[5:]),
        )
        for row in query.page(limit=limit, skip=0).rows(columns)
    ]


def _items(viewer: Viewer) -> ItemQuery:
    return ItemQuery(viewer=viewer, kind=None).order("updatedAt", descending=True)


def _in_state(viewer: Viewer, state: str) -> ItemQuery:
    """What has waited longest comes first."""
    return ItemQuery(viewer=viewer, kind=None).where(WAITING, state).order("updatedAt", descending=False)


def _to_release(viewer: Viewer) -> list[Line]:
    """New items and changes of what is live alike, what has waited longest first; one statement."""
    query = ItemQuery(viewer=viewer, kind=None)
    query.where(
        f"i.state <> 'trash' AND i.id IN ({IN_REVIEW} UNION ALL {PROPOSED})",
        *(viewer.municipality, viewer.municipality),
    )
    query.ordering = f"{WAITS_SINCE} ASC, i.id ASC"
    found = lines(query, columns=COLUMNS.replace("i.updated_at", WAITS_SINCE, 1))
    return [
        line
        if line.standing and line.standing.name == "review"
        else replace(line, standing=standing.PROPOSED)
        for line in found
    ]


def _rejected(viewer: Viewer) -> Iterator[Line]:
    """Changes of the viewer's that came back."""
    with within(viewer.municipality):
        mine = Proposal.objects.filter(account=viewer.account, rejected_at__isnull=False)
        for one in mine.select_related("item").defer("document", "item__document")[:FEW]:
            item = one.item
            kind = kind_of(item.kind, item.generic_type)
            url = item_url_of(item.kind, item.generic_type, item.pk)
            yield Line(item.title or "Ohne Titel", url, kind.label, one.rejected_at, standing.of_item(item))


def _stale(viewer: Viewer, municipality: Tenant) -> Need:
    """What is to hold for long and nobody has looked at for a year."""
    lasting = [kind for kind in writable_kinds(viewer, municipality) if kind.lasting]

    def asked() -> ItemQuery:
        names = sorted({kind.name for kind in lasting})
        return caring.stale(ItemQuery(viewer=viewer, kind=None).among("i.kind", names))

    found = lines(asked().order("updatedAt", descending=False))
    counts: dict[Kind, int] = {}
    if found:
        for key, count in asked().tally("i.kind || ' ' || i.generic_type").items():
            kind = kind_of(*key.split(" ", 1))
            counts[kind] = counts.get(kind, 0) + count
    return Need("Stimmt das noch?", "refresh", found, ways=_ways(counts, caring.OLD))


def _broken(viewer: Viewer) -> Need:
    """Links that lead nowhere, each under the entry that holds it."""
    links = caring.broken(viewer)
    uses = {address: (title, link) for link in links for title, address in link.uses}
    found = [
        Line(title, address, link.fault.partition(".")[0], link.checked_at)
        for address, (title, link) in list(uses.items())[:FEW]
    ]
    counts = {kind: len(numbers) for kind, numbers in caring.broken_items(links).items()}
    return Need("Kaputte Links", "link", found, ways=_ways(counts, caring.LINKS))


def _licences(viewer: Viewer) -> Need:
    """Pictures that vanish from their entries on the day after their licence ends."""
    found, total = ending(viewer=viewer, limit=FEW)
    told = [
        Line(
            title=str(asset),
            url=reverse("cms-media-file", args=[asset.pk]),
            kind=f"Lizenz bis {short_date(asset.licence_until)}" if asset.licence_until else "",
        )
        for asset in found
    ]
    url = f"{reverse('cms-media')}?sieb=ending"
    return Need("Lizenzen enden", "clock", told, url=url, count=total or None)


def _ways(counts: Mapping[Kind, int], care: str) -> list[Way]:
    """To the lists of what is to be looked after, a kind each."""
    return [
        Way(kind.plural, f"{list_url(kind)}?{urlencode({'pflege': care})}", count)
        for kind, count in sorted(counts.items(), key=lambda one: (one[0].order, one[0].label))
    ]


def _failed_imports(viewer: Viewer) -> Iterator[Need]:
    """Sources whose latest run brought nothing in."""
    if viewer.role != Role.ADMIN:
        return
    with within(viewer.municipality):
        latest = ImportRun.objects.values("source").annotate(last=Max("pk")).values("last")
        bad = ImportRun.objects.filter(
            pk__in=latest, outcome__in=(ImportRun.Outcome.FAILED, ImportRun.Outcome.REFUSED)
        )
        runs = list(bad.select_related("source").order_by("-started_at")[:FEW])
    url = reverse("cms-imports")
    told = [Line(str(run.source), url, run.get_outcome_display(), run.started_at) for run in runs]
    yield Need("Importe mit Fehlern", "urgent", told, url=url)


def _pushes_to_come(viewer: Viewer) -> Iterator[Line]:
    with within(viewer.municipality):
        waiting = Notification.objects.filter(due_at__gt=now()).select_related("item").order_by("due_at")
        for push in waiting[:FEW]:
            item: Any = push.item
            url = item_url_of(item.kind, item.generic_type, item.pk) if item else ""
            yield Line(push.title, url, "Push-Nachricht", push.due_at)
