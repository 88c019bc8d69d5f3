"""The language of the interface and of contents: German, until a reader chooses another for this device.

What the browser would like is not asked: contents are German, and a page must not look different to the same
reader by chance. Contents may have more languages than the interface: who reads them in one that the interface
does not speak has German around them. `?sprache=` says it for one address, so that each language of a page can be
linked and found. Editors' pages and the wire stay German.
"""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override

from smartvillage.core.content.languages import offered, reading_in
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.kit.dates.tongue import speaking
from smartvillage.surfaces.webapp import device
from smartvillage.surfaces.webapp.cards import Choice

COOKIE = "sprache"
GERMAN_ONLY = ("/cms/", "/oauth/", "/graphql")


def language_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def handle(request: HttpRequest) -> HttpResponse:
        chosen = chosen_language(request)
        interface = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with override(interface), speaking(interface), reading_in(chosen):
            request.LANGUAGE_CODE = interface
            response = get_response(request)
        response.headers.setdefault("Content-Language", interface)
        return response

    return handle


@device.own_form
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language and stay on the page, which then follows the choice whatever its address said."""
    wanted = request.POST.get(COOKIE, "")
    response = device.back(request, wanted=_without_language(request.POST.get("weiter", "")))
    known = wanted in _known(request) and wanted != settings.LANGUAGE_CODE
    device.keep(response, request, COOKIE, wanted if known else "")
    return response


def choices(tenant: Tenant) -> Sequence[Choice]:
    """All languages by their own names: German, its plain form, what the interface speaks, what contents have."""
    spoken_too = dict(settings.LANGUAGES)
    known = {**offered(tenant.settings), **spoken_too}
    order = [settings.LANGUAGE_CODE, "de-simple", *spoken_too, *known]
    return [Choice(code, str(known[code])) for code in dict.fromkeys(order) if code in known]


def spoken() -> str:
    """The language of the page, as two letters."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def chosen_language(request: HttpRequest) -> str:
    """What the address says, else what the device keeps, if it is a language there is here."""
    if request.path.startswith(GERMAN_ONLY):
        return settings.LANGUAGE_CODE
    asked = (request.GET.get(COOKIE, ""), device.chosen(request, COOKIE))
    known = _known(request)
    return next((language for language in asked if language in known), settings.LANGUAGE_CODE)


def _known(request: HttpRequest) -> Mapping[str, str]:
    tenant: Tenant | None = getattr(request, "municipality", None)
    return {**(offered(tenant.settings) if tenant else {}), **dict(settings.LANGUAGES)}


def _without_language(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != COOKIE]
    return urlunsplit(parts._replace(query=urlencode(query)))


def localised(address: str, language: str) -> str:
    """The address that says the language itself; German is what it says without."""
    return address if language == settings.LANGUAGE_CODE else f"{address}?{urlencode({COOKIE: language})}"
