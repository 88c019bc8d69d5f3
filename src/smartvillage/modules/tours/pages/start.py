"""The newest tours on the start page."""

from django.utils.translation import gettext as _

from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.content.together import Asking
from smartvillage.modules.tours.document import KIND
from smartvillage.modules.tours.pages.face import card
from smartvillage.modules.tours.pages.lists import LIST
from smartvillage.surfaces.webapp.cards import Link, Section
from smartvillage.surfaces.webapp.nearby import near
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.rooms import StartPart, Wish

SHOWN = 4
ALL = Wish()


def start(context: PageContext, wish: Wish = ALL) -> Asking[StartPart]:
    query = ItemQuery(viewer=context.viewer, kind=KIND.name).order("createdAt", descending=True)
    newest = near(query, context.around).page(limit=wish.limit or SHOWN, skip=0)
    cards = [card(source(row), context) for row in (yield newest)]
    return StartPart(
        sections=[Section(_("Raus ins Grüne"), cards, "grid", more=Link(_("Alle Touren"), LIST))]
    )
