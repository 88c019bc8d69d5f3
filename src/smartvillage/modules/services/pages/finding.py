"""Services among the answers of the search for everything."""

from django.utils.translation import gettext as _

from smartvillage.core.search.find import Searching
from smartvillage.modules.services.pages.links import INDEX
from smartvillage.modules.services.pages.lists import cards, searching
from smartvillage.modules.services.pages.where import where_at
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.rooms import Findings


def findings(context: PageContext, words: str, limit: int) -> Searching[Findings]:
    where = where_at(context)
    found = yield from searching(where, words, limit=limit, municipality=context.municipality.id)
    return Findings(
        name=INDEX.removeprefix("/"),
        title=_("Leistungen"),
        cards=cards(found.rows, where),
        corrected=found.corrected,
        complete=found.complete,
        best=found.best,
    )
