"""Reports nobody has looked at, with the day by which the office wants to have answered."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists
from django.urls import reverse

from smartvillage.core.content import access
from smartvillage.core.content.kinds import GENERIC
from smartvillage.core.content.models import Category
from smartvillage.core.content.select import ItemQuery, stored
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.modules.defect_reports.document import KIND
from smartvillage.surfaces.cms.kinds import item_url
from smartvillage.surfaces.cms.rooms import FirstStep, Line, Need
from smartvillage.surfaces.cms.standing import moment

FEW = 8
ANSWER_DAYS = 3
"""Working days; what Brandenburg's towns promise for reports of this kind."""
OLDEST = timedelta(days=60)
FRIDAY = 4
UNTOUCHED = (
    "NOT EXISTS (SELECT 1 FROM content_revision r WHERE r.item_id = i.id AND r.account_id IS NOT NULL)"
)


def needs(viewer: Viewer) -> Iterator[Need]:
    """The most urgent first; `kind` of a line says whether the day is over."""
    if not access.may_create(viewer, KIND):
        return
    query = ItemQuery(viewer=viewer, kind=GENERIC).where(
        "LOWER(i.generic_type) = %s", KIND.generic_type.lower()
    )
    query.where("i.created_at > %s", stored(now() - OLDEST)).where(UNTOUCHED)
    rows = (
        query.order("createdAt", descending=False).page(limit=FEW, skip=0).rows("i.id, i.title, i.created_at")
    )
    yield Need("Mängel ohne Antwort", "message-report", [_line(*row) for row in rows])


def answer_until(reported: datetime) -> datetime:
    """Three working days after the report, at the same hour."""
    due, left = reported, ANSWER_DAYS
    while left:
        due += timedelta(days=1)
        left -= due.weekday() <= FRIDAY
    return due


def _line(number: int, title: str, created_at: object) -> Line:
    due = answer_until(moment(created_at) or now())
    word = "überfällig seit" if due < now() else "zu beantworten bis"
    return Line(title or "Ohne Titel", item_url(KIND, number), word, due)


def _somebody_is_told(_viewer: Viewer) -> Exists:
    return Exists(Category.objects.filter(contact__has_key="email").exclude(contact__email=""))


TODAY = (needs,)
FIRST_STEPS = (
    FirstStep(
        "defect-reports",
        "Sagen, wer Mängelmeldungen bekommt",
        "Tragen Sie bei den Kategorien eine E-Mail-Adresse ein; dorthin geht jede neue Meldung.",
        lambda _viewer: reverse("cms-categories"),
        _somebody_is_told,
        lambda viewer: viewer.role == Role.ADMIN,
        order=70,
    ),
)
