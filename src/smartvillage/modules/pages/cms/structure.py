"""What the form of a content of the app's configuration knows."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.check import faults
from smartvillage.modules.pages.configuration.content import Content
from smartvillage.modules.pages.configuration.known import Known, known_of
from smartvillage.modules.pages.configuration.registry import CONTENTS, content_named
from smartvillage.modules.pages.configuration.targets import made, offered, target_of
from smartvillage.surfaces.cms.structured import Offers, Structure
from smartvillage.surfaces.webapp.cards import Link

FIXED = frozenset({"name", "keywords", "categories"})
PREVIEWS = {
    "start": Link("Startseite", "/"),
    "service": Link("Service", "/service"),
    "mehr": Link("Mehr", "/mehr"),
}
SEEN_ON = {
    "homeservice": ("service", "start"),
    "homeservicecontent": ("service",),
    "about": ("mehr",),
    "navigation": ("mehr",),
    "wastetypes": (),
    "mapsettings": (),
    "infomodal": ("service",),
}


def structured(municipality: int, document: Mapping[str, Any]) -> Structure:
    """A content of the configuration by its name."""
    known, name = known_of(municipality), str(document.get("name") or "")
    content = content_named(name)
    home = Link("App gestalten", reverse("cms-app"))

    def check(written: str) -> Any:
        return faults(name, written, known)

    if content is None:
        return Structure("content", check, home=home)
    return Structure(
        "content",
        check,
        root=content.root,
        title=_title(content, document),
        words=content.words,
        offers=_offers(known),
        fixed=FIXED,
        home=home,
        previews={view: PREVIEWS[view] for view in _seen_on(content)},
        key=content.stored,
        read_target=_read_target,
        make_target=_make_target,
    )


def _seen_on(content: Content) -> tuple[str, ...]:
    """Pages of the web app that show it."""
    return () if content.area == "modules" else SEEN_ON.get(content.stored, ("start",))


def _title(content: Content, document: Mapping[str, Any]) -> str:
    version = document.get("app_version")
    return f"{content.title} (ab App {version})" if version else content.title


def _offers(known: Known) -> Offers:
    return {
        "route": offered(known),
        "page": {"Seiten": known.pages},
        "category": {"Kategorien": {str(number): name for number, name in known.categories.items()}},
        "content": {"Inhalte": {content.name: content.title for content in CONTENTS}},
    }


def _read_target(question: Question, said: Mapping[str, Any]) -> tuple[str, str]:
    return target_of(question, said).choice


def _make_target(choice: str, more: str, title: str) -> tuple[str, dict[str, Any]]:
    target = made(choice, more, title)
    return target.route, dict(target.params)
