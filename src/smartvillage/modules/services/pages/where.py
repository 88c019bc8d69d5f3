"""For which place a reader asks: `?ort=` before the village kept on the device, else the municipality's own area."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from smartvillage.modules.services.overlay import Overlay, overlay
from smartvillage.modules.services.queries import Node, tree
from smartvillage.surfaces.webapp.pagecontext import PageContext

PARAMETER = "ort"
MOST = 40


@dataclass(frozen=True)
class Where:
    """`area` None: nobody has said where the municipality is. `asked`: the area of `?ort=`, kept in links."""

    state: str
    area: Node | None
    overlay: Overlay
    asked: Node | None = None

    @property
    def chain(self) -> Sequence[int]:
        return self.area.chain if self.area else ()

    @property
    def label(self) -> str:
        return self.area.display_name if self.area else ""

    def url(self, path: str, **query: str) -> str:
        """The path with what must be kept."""
        kept = {PARAMETER: self.asked.public_id} if self.asked else {}
        said = {name: value for name, value in {**query, **kept}.items() if value}
        return f"{path}?{urlencode(said)}" if said else path


def where_of(request: HttpRequest, context: PageContext) -> Where:
    """The place of a request."""
    own = overlay(municipality=context.municipality.id, current=context.versions)
    said = request.GET.get(PARAMETER, "")[:40]
    asked = tree(own.home.state).resolve(said) if said else None
    return Where(own.home.state, asked, own, asked) if asked else where_at(context)


def where_at(context: PageContext) -> Where:
    """The reader's village, else where the municipality is."""
    own = overlay(municipality=context.municipality.id, current=context.versions)
    home = own.home
    village = _village(home.state, home.area, context.place.name) if context.place else None
    return Where(home.state, village or home.area, own)


def areas_like(where: Where, said: str) -> list[Node]:
    """Municipalities and villages of a postcode or a name, the own ones first."""
    known = tree(where.state)
    found = known.at_postcode(said) if said.isdecimal() else known.named(said.split(), limit=MOST)
    home = where.overlay.home.area
    places = [node for node in found if node.level in ("municipality", "locality")]
    return sorted(places, key=lambda node: home is None or home.id not in node.chain)[:MOST]


def own_places(where: Where) -> list[Node]:
    """What is below the municipality's area, and itself."""
    home = where.overlay.home.area
    if home is None:
        return []
    below = [node for node in tree(where.state).below(home.id) if node.level in ("municipality", "locality")]
    return [*([home] if home.level == "municipality" else []), *below]


def _village(state: str, home: Node | None, name: str) -> Node | None:
    if home is None:
        return None
    return next((node for node in tree(state).below(home.id) if node.name == name), None)
