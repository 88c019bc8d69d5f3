"""The app's configuration at a glance: what there is, how it stands, what leads nowhere, what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from smartvillage.core.content import access
from smartvillage.core.content.errors import Invalid, NotFound
from smartvillage.core.content.faults import Fault
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item
from smartvillage.core.content.statics import JSON, STATIC
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.words import static_name
from smartvillage.modules.pages.configuration.check import faults
from smartvillage.modules.pages.configuration.content import Content
from smartvillage.modules.pages.configuration.known import Known, known_of
from smartvillage.modules.pages.configuration.registry import AREAS, CONTENTS, content_named
from smartvillage.modules.pages.document import CONFIGURATION, PAGE
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import item_url, list_url
from smartvillage.surfaces.cms.standing import Standing, of_item

LEGAL = {
    "impressum": "Impressum",
    "datenschutz": "Datenschutz",
    "barrierefreiheit": "Erklärung zur Barrierefreiheit",
}
"""Pages every municipality must have."""
MISSING = Standing("missing", "Nicht angelegt")
TAKEN = "Diesen Inhalt gibt es schon, vielleicht im Papierkorb."


@dataclass(frozen=True)
class Written:
    """A stored content: `faults` are those of what it says now."""

    item: Item
    version: str
    faults: list[Fault]

    @property
    def url(self) -> str:
        return item_url(CONFIGURATION, self.item.pk)

    @property
    def standing(self) -> Standing:
        return of_item(self.item)

    @property
    def title(self) -> str:
        content = content_named(self.item.title)
        version = f" (ab App {self.version})" if self.version else ""
        return f"{content.title if content else self.item.title}{version}"

    @property
    def blocked(self) -> bool:
        return any(fault.blocks for fault in self.faults)


@dataclass(frozen=True)
class Shown:
    """A content the app knows, with what is written under its name: for all versions, and for single ones."""

    content: Content
    written: list[Written]

    @property
    def standing(self) -> Standing:
        return self.written[0].standing if self.written else MISSING


def designs(viewer: Viewer) -> bool:
    """Who works on the app's configuration."""
    return access.oversees(viewer, CONFIGURATION)


@staff
def overview(request: StaffRequest) -> HttpResponse:
    access.require(designs(request.viewer))
    known = known_of(request.viewer.municipality)
    by_name = _written(request.viewer, known)
    shown = [Shown(content, by_name.get(content.stored, [])) for content in CONTENTS]
    others = [one for name, found in by_name.items() if content_named(name) is None for one in found]
    everything = [one for found in by_name.values() for one in found]
    context = {
        "areas": [
            (title, [one for one in shown if one.content.area == area]) for area, title in AREAS.items()
        ],
        "others": others,
        "troubled": [one for one in everything if one.faults and one.item.state != Item.State.ARCHIVED],
        "legal": [(title, name in known.pages) for name, title in LEGAL.items()],
        "pages_url": list_url(PAGE),
        "list_url": list_url(CONFIGURATION),
    }
    return render(request, "pages/cms/overview.html", context)


@staff
@require_POST
def begin(request: StaffRequest) -> HttpResponse:
    """A draft of a content to go on from: with what one usually begins with, or, for an app version, as it is now."""
    access.require(designs(request.viewer))
    content = content_named(request.POST.get("name", ""))
    if content is None:
        raise NotFound
    version = request.POST.get("version", "").strip()
    found = _written(request.viewer, known_of(request.viewer.municipality)).get(content.stored, [])
    text = _text_of(found) if version and found else orjson.dumps(content.default, option=orjson.OPT_INDENT_2)
    values = {"name": content.name, "app_version": version, "content": text}
    try:
        saved = create_item(viewer=request.viewer, kind=CONFIGURATION, values=values, state=Item.State.DRAFT)
    except Invalid as error:
        said = TAKEN if "name" in error.problems else next(iter(error.problems.values()))
        messages.error(request, f"{content.title}: {said}")
        return redirect("cms-app")
    return redirect(item_url(CONFIGURATION, saved.item.pk))


def _text_of(found: Iterable[Written]) -> Any:
    return orjson.loads(next(iter(found)).item.document).get("content")


def _written(viewer: Viewer, known: Known) -> dict[str, list[Written]]:
    """Everything stored, by name; what holds for all versions first."""
    with within(viewer.municipality):
        stored = list(
            Item.objects.filter(kind=STATIC, generic_type=JSON).exclude(state=Item.State.TRASH).order_by("pk")
        )
    found: dict[str, list[Written]] = {}
    for item in stored:
        said = orjson.loads(item.document)
        name, text = str(said.get("name") or ""), str(said.get("content") or "")
        made = Written(item, str(said.get("app_version") or ""), faults(name, text, known))
        found.setdefault(static_name(name), []).append(made)
    return {name: sorted(of_name, key=lambda one: one.version) for name, of_name in found.items()}
