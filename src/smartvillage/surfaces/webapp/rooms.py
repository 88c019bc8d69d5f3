"""The `pages` rooms of modules: what each brings to the citizens' web app (see docs/module.md)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from types import ModuleType
from typing import Any, Literal
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern

from smartvillage.core.content.together import Asking, together
from smartvillage.core.modules import rooms
from smartvillage.core.search.find import Searching
from smartvillage.surfaces.webapp.cards import Card, Fact, Section, TickForm
from smartvillage.surfaces.webapp.pagecontext import PageContext

View = Callable[..., HttpResponse]
Group = Literal["main", "service", "menu", "help", "footer"]


@dataclass(frozen=True)
class Entry:
    """A way into a module's pages. `main`: one of the five of the navigation bar; `service`: a tile of the
    service page; `menu` and `help`: under "Mehr"; `footer`: the legal line. `offline`: devices keep the page
    from the first visit on.
    """

    label: str
    url: str
    icon: str
    order: int = 50
    group: Group = "menu"
    offline: bool = False


@dataclass(frozen=True)
class StartPart:
    """What a module has to say on the start page today; everything may be empty."""

    lead: Card | None = None
    today: Sequence[Fact] = ()
    side: Sequence[Section] = ()
    sections: Sequence[Section] = ()


@dataclass(frozen=True)
class Wish:
    """What a municipality asks of a module's part of the start page; what is empty the module decides.

    `groups`: a section each, with titles of their own, instead of one. Titles and `button` are put in for the module.
    """

    title: str = ""
    button: str = ""
    limit: int = 0
    category: int = 0
    groups: Sequence["Wish"] = ()


Made = Asking[StartPart] | StartPart


@dataclass(frozen=True)
class StartBlock:
    """A module's place on the start page; municipalities order blocks by name (setting `start_page`).

    What `make` asks for by `yield` is read with what the others ask for, in one statement. `query`: what the app's
    `homeScreenConfig` calls it; such a block also does as `wished`.
    """

    name: str
    order: int
    make: Callable[[PageContext], Made]
    query: str = ""
    wished: Callable[[PageContext, Wish], Made] | None = None

    def made(self, context: PageContext, wish: Wish | None) -> Made:
        return self.wished(context, wish) if self.wished and wish else self.make(context)


@dataclass(frozen=True)
class Findings:
    """What a module found that is no item: `name` as in `?art=`, `best` the score of the first (`core.search`).

    `complete` and `corrected` as in `core.search.find.Answer`.
    """

    name: str
    title: str
    cards: Sequence[Card]
    corrected: str = ""
    complete: bool = True
    best: float = 0.0


@cache
def page_rooms() -> tuple[tuple[str, ModuleType], ...]:
    """Name of the module and its `pages` room."""
    return tuple((room.__name__.removesuffix(".pages").rpartition(".")[2], room) for room in rooms("pages"))


def entries(context: PageContext) -> list[Entry]:
    """The entries of modules that are switched on, in order; a room may name functions that make them."""
    made: list[Entry] = []
    for given in _of_modules("NAVIGATION", context):
        made.extend(given(context) if callable(given) else [given])
    return sorted(made, key=lambda entry: entry.order)


def start_blocks(context: PageContext) -> list[StartBlock]:
    return sorted(_of_modules("START", context), key=lambda block: block.order)


def start_parts(asked: Sequence[tuple[StartBlock, Wish | None]], context: PageContext) -> list[StartPart]:
    """What blocks say to what is wished of them."""
    return together([block.made(context, wish) for block, wish in asked])


def screens(context: PageContext) -> Mapping[str, str]:
    """Which screens of the native app the modules answer for, and where (their `SCREENS`)."""
    return _screens(context.municipality.modules_off)


@cache
def _screens(modules_off: frozenset[str]) -> Mapping[str, str]:
    """Asked for every link of a page; the rooms themselves never change."""
    found = (getattr(room, "SCREENS", {}) for module, room in page_rooms() if module not in modules_off)
    return {name: path for of_module in found for name, path in of_module.items()}


def streets(context: PageContext) -> list[str]:
    """Names of streets the modules know (their `STREETS`, functions of the context), for suggestions."""
    return sorted({name for of_module in _of_modules("STREETS", context) for name in of_module(context)})


def settings_of(context: PageContext) -> list[TickForm]:
    """The modules' parts of the settings (their `SETTINGS`, functions of the context)."""
    made = (make(context) for make in _of_modules("SETTINGS", context))
    return [form for form in made if form]


def report_url(context: PageContext, path: str) -> str:
    """Where to say that something on a page is wrong: the form that a room names as `REPORT`; maybe none."""
    form = next(_named("REPORT", context), "")
    return f"{form}?{urlencode({'zu': path})}" if form and path else ""


def searches(context: PageContext, words: str, limit: int) -> list[Searching[Findings]]:
    """What the modules' `SEARCH` (functions of context, words and limit) ask beside what is asked of items."""
    return [search(context, words, limit) for search in _of_modules("SEARCH", context)]


def module_urlpatterns() -> Iterator[URLPattern]:
    """The modules' addresses; 404 where the municipality has switched the module off."""
    for module, room in page_rooms():
        for pattern in getattr(room, "urlpatterns", ()):
            pattern.callback = _guarded(pattern.callback, module)
            yield pattern


def _of_modules(name: str, context: PageContext) -> Iterator[Any]:
    for found in _named(name, context):
        yield from found


def _named(name: str, context: PageContext) -> Iterator[Any]:
    for module, room in page_rooms():
        if hasattr(room, name) and context.municipality.has_module(module):
            yield getattr(room, name)


def _guarded(view: View, module: str) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.municipality.has_module(module):  # type: ignore[attr-defined]
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
