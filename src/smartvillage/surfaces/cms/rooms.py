"""The `cms` rooms of modules: what each brings to the editors' surface (see docs/module.md)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, wraps
from types import ModuleType
from typing import Any, Literal

from django.db.models import Exists, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern

from smartvillage.core.modules import rooms
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.standing import Standing

View = Callable[..., HttpResponse]
Group = Literal["participation", "services", "app", "administration"]


def everybody(_viewer: Viewer) -> bool:
    """For whom a page is that all who come in may see."""
    return True


@dataclass(frozen=True)
class RailEntry:
    """A way to a module's page; `url` is a function, as addresses are known only later."""

    label: str
    url: Callable[[], str]
    group: Group = "services"
    allowed: Callable[[Viewer], bool] = everybody


@dataclass(frozen=True)
class Line:
    """Something in a short list, and where it is dealt with; `kind` says in a word what it is."""

    title: str
    url: str
    kind: str = ""
    at: datetime | None = None
    standing: Standing | None = None


@dataclass(frozen=True)
class Way:
    """To a list that shows all of one kind."""

    label: str
    url: str
    count: int


@dataclass(frozen=True)
class Need:
    """A list under "Braucht Sie"; `url` shows all where `lines` are only the first, `ways` all of a kind each."""

    title: str
    icon: str
    lines: Sequence[Line]
    url: str = ""
    count: int | None = None
    ways: Sequence[Way] = ()


@dataclass(frozen=True)
class FirstStep:
    """Something to do once at the beginning. `done`: a condition about the municipality's row and what belongs to it;
    those of all steps are asked in one statement. Lower `order` comes first.
    """

    name: str
    title: str
    sentence: str
    url: Callable[[Viewer], str]
    done: Callable[[Viewer], Exists | Q]
    allowed: Callable[[Viewer], bool] = everybody
    order: int = 50


@cache
def cms_rooms() -> tuple[tuple[str, ModuleType], ...]:
    """Name of the module and its `cms` room."""
    return tuple((room.__name__.removesuffix(".cms").rpartition(".")[2], room) for room in rooms("cms"))


def rail_entries(viewer: Viewer, municipality: Tenant) -> Iterator[RailEntry]:
    """The pages of modules that are switched on and the viewer may see."""
    return (entry for entry in _of_modules("RAIL", municipality) if entry.allowed(viewer))


@cache
def structures() -> Mapping[str, Callable[[int, Mapping[str, Any]], Any]]:
    """What modules know of contents that are JSON (their `STRUCTURED`), by the kind's slug; see structured.py."""
    return {slug: make for _, room in cms_rooms() for slug, make in getattr(room, "STRUCTURED", {}).items()}


def first_steps(viewer: Viewer, municipality: Tenant) -> Iterator[FirstStep]:
    """What modules that are switched on find worth doing first, and this viewer may do."""
    return (step for step in _of_modules("FIRST_STEPS", municipality) if step.allowed(viewer))


def needs(viewer: Viewer, municipality: Tenant) -> Iterator[Need]:
    """What waits in modules for this viewer; lists without lines are left out."""
    made: Iterable[Callable[[Viewer], Iterable[Need]]] = _of_modules("TODAY", municipality)
    return (need for make in made for need in make(viewer) if need.lines)


def module_urlpatterns() -> Iterator[URLPattern]:
    """The modules' addresses below `/cms/`; 404 where the municipality has switched the module off."""
    for module, room in cms_rooms():
        for pattern in getattr(room, "urlpatterns", ()):
            pattern.callback = _guarded(pattern.callback, module)
            yield pattern


def _of_modules(name: str, municipality: Tenant) -> Iterator[Any]:
    for module, room in cms_rooms():
        if municipality.has_module(module):
            yield from getattr(room, name, ())


def _guarded(view: View, module: str) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.municipality.has_module(module):  # type: ignore[attr-defined]
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
