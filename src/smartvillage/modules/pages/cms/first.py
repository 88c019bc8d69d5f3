"""What every municipality needs before its pages and its app may be seen."""

from django.db.models import Exists, Q, QuerySet
from django.urls import reverse

from smartvillage.core.content.models import Item
from smartvillage.core.content.statics import JSON, STATIC
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.pages.cms.overview import LEGAL, designs
from smartvillage.modules.pages.document import PAGE
from smartvillage.surfaces.cms.kinds import list_url
from smartvillage.surfaces.cms.rooms import FirstStep


def _shown() -> QuerySet[Item]:
    found: QuerySet[Item] = Item.objects.filter(kind=STATIC, state=Item.State.PUBLISHED, visible=True)
    return found


def _legal(_viewer: Viewer) -> Q:
    """All of them."""
    return Q(*(Q(Exists(_shown().filter(generic_type="", title=name))) for name in LEGAL))


def _designed(_viewer: Viewer) -> Exists:
    return Exists(_shown().filter(generic_type__iexact=JSON))


FIRST_STEPS = (
    FirstStep(
        "legal",
        "Impressum, Datenschutz und Barrierefreiheit veröffentlichen",
        "Diese drei Seiten sind Pflicht. Sie heißen „impressum“, „datenschutz“ und „barrierefreiheit“.",
        lambda _viewer: list_url(PAGE),
        _legal,
        designs,
        order=20,
    ),
    FirstStep(
        "app",
        "Die App gestalten",
        "Startseite, Menü und Kacheln, wie Ihre Bürgerinnen und Bürger sie auf dem Telefon sehen.",
        lambda _viewer: reverse("cms-app"),
        _designed,
        designs,
        order=30,
    ),
)
