"""A few places on the start page, other ones every day, open ones first."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.content.together import Asking
from smartvillage.modules.places.document import KIND
from smartvillage.modules.places.pages.face import card, is_open
from smartvillage.modules.places.pages.lists import LIST
from smartvillage.surfaces.webapp.cards import Link, Section
from smartvillage.surfaces.webapp.nearby import near
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source
from smartvillage.surfaces.webapp.rooms import StartPart, Wish

CHOICE = 60
SHOWN = 8
ALL = Wish()


def start(context: PageContext, wish: Wish = ALL) -> Asking[StartPart]:
    query = near(ItemQuery(viewer=context.viewer, kind=KIND.name), context.around).where("i.has_image")
    query.ordering = f"(i.id * {_mixer(context.today)}) %% 10007, i.id"
    found = [source(row) for row in (yield query.page(limit=CHOICE, skip=0))]
    found.sort(key=lambda one: not is_open(one, context))
    chosen = _mixed(found, context)[: wish.limit or SHOWN]
    open_now = sum(is_open(one, context) for one in chosen)
    title = _("Jetzt geöffnet") if open_now > len(chosen) / 2 else _("Orte entdecken")
    cards = [card(one, context) for one in chosen]
    return StartPart(sections=[Section(title, cards, "strip", more=Link(_("Alle Orte"), LIST))])


def _mixed(found: Sequence[Source], context: PageContext) -> list[Source]:
    """One of each category first, so that not all are alike."""
    first = {context.category(one): one for one in reversed(found)}
    leading = [one for one in found if first[context.category(one)] is one]
    return leading + [one for one in found if one not in leading]


def _mixer(day: date) -> int:
    """A number that shuffles the order once a day, the same for everybody."""
    return int.from_bytes(hashlib.sha256(day.isoformat().encode()).digest()[:2]) + 7
