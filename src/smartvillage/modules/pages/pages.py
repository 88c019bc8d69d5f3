"""Pages of text for citizens: `/seite/<name>`, and the ways to them."""

from typing import Any

from cachetools import LRUCache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from smartvillage.core.content.languages import wanted
from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.content.statics import STATIC, find_static, statics
from smartvillage.kit.html import excerpt
from smartvillage.kit.words import static_name
from smartvillage.modules.pages.document import PAGE
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Link
from smartvillage.surfaces.webapp.details import page_of
from smartvillage.surfaces.webapp.faces import Face
from smartvillage.surfaces.webapp.meta import described
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of
from smartvillage.surfaces.webapp.prose import prose
from smartvillage.surfaces.webapp.rooms import Entry, Group

LEGAL = ("impressum", "datenschutz", "barrierefreiheit", "nutzungsbedingungen")
ICONS = {
    "datenschutz": "shield-check",
    "barrierefreiheit": "accessible",
    "hilfe": "lifebuoy",
    "kontakt": "mail",
    "leichte-sprache": "book",
    "notfall": "sos",
    "ueber-die-app": "info-circle",
}
# What pages are called that have no heading of their own; their names have no umlauts.
TITLES = {"barrierefreiheit": "Barrierefreiheit", "ueber-die-app": "Über diese App", "impressum": "Impressum"}
_known: LRUCache[tuple[int, str], tuple[int, list[Entry]]] = LRUCache(maxsize=2_000)


def title_of(found: Source) -> str:
    name = str(found.get("name") or "")
    words = name.replace("-", " ").replace("_", " ")
    title: str = found.get("heading") or TITLES.get(name) or words[:1].upper() + words[1:]
    return title


def address(found: Source) -> str:
    name = found.get("name")
    return f"/{PAGE.path}/{name}" if name else ""


def card(found: Source, context: PageContext) -> Card:
    return Card(title_of(found), address(found), text=excerpt(found.get("content") or ""))


def detail(found: Source, context: PageContext) -> dict[str, Any]:
    title = title_of(found)
    return {
        "title": title,
        "body": prose(found.get("content")),
        "source": "",
        "breadcrumb": [Link(_("Start"), "/")],
        "data": described("WebPage", name=title, isPartOf=described("WebSite", url=context.absolute("/"))),
    }


def published(context: PageContext) -> ItemQuery:
    return statics(municipality=context.municipality.id)


def find(context: PageContext, _kind: object, number: int) -> Source | None:
    rows = published(context).where("i.id = %s", number).rows()
    return source(rows[0]) if rows else None


@public_page
def page(request: HttpRequest, name: str) -> HttpResponse:
    """The text of this name; other spellings of it lead there."""
    context = context_of(request)
    stored = static_name(name)
    found = find_static(municipality=context.municipality.id, name=stored) if stored else None
    if found is None:
        raise Http404
    if request.path != address(found):
        return HttpResponsePermanentRedirect(address(found))
    return render(request, FACE.template, page_of(FACE, found, context))


def entries(context: PageContext) -> list[Entry]:
    """A way to every page there is; read again only after one was written."""
    version = context.versions.get(STATIC, 0)
    place = (context.municipality.id, wanted())
    known = _known.get(place)
    if known is None or known[0] != version:
        rows = statics(municipality=context.municipality.id).rows()
        pages = {found["name"]: found for found in map(source, rows) if not found.get("app_version")}
        known = _known[place] = (version, [_entry(found) for found in pages.values()])
    return known[1]


def forget() -> None:
    """Forget what this process knows; for tests that roll back."""
    _known.clear()


def _entry(found: Source) -> Entry:
    name = str(found["name"])
    legal = name in LEGAL
    group: Group = "footer" if legal else "help"
    label = TITLES.get(name) if legal else None
    order = LEGAL.index(name) if legal else 80
    return Entry(
        label or title_of(found), address(found), ICONS.get(name, PAGE.icon), order, group, offline=True
    )


FACE = Face(PAGE, card, detail, find=find, query=published, address=address)
FACES = (FACE,)
NAVIGATION = (entries,)
SCREENS = {"Html": f"/{PAGE.path}/{{name}}"}
urlpatterns = [path(f"{PAGE.path}/<str:name>", page, name="page")]
