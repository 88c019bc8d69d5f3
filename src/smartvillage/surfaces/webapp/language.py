"""The language of the interface: German, until a reader chooses another for this device.

What the browser would like is not asked: contents are German, and a page must not look different to the same
reader by chance. Editors' pages and the wire stay German.
"""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override

from smartvillage.kit.dates.tongue import speaking
from smartvillage.surfaces.webapp import device
from smartvillage.surfaces.webapp.cards import Choice

COOKIE = "sprache"
GERMAN_ONLY = ("/cms/", "/oauth/", "/graphql")


def language_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def handle(request: HttpRequest) -> HttpResponse:
        language = _language(request)
        with override(language), speaking(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return handle


@device.own_form
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language and stay on the page."""
    wanted = request.POST.get(COOKIE, "")
    response = device.back(request)
    known = wanted in dict(settings.LANGUAGES) and wanted != settings.LANGUAGE_CODE
    device.keep(response, request, COOKIE, wanted if known else "")
    return response


def choices() -> Sequence[Choice]:
    """All languages by their own names."""
    return [Choice(code, str(name)) for code, name in settings.LANGUAGES]


def spoken() -> str:
    """The language of the page, as two letters."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def _language(request: HttpRequest) -> str:
    wanted = device.chosen(request, COOKIE)
    known = wanted in dict(settings.LANGUAGES) and not request.path.startswith(GERMAN_ONLY)
    return wanted if known else settings.LANGUAGE_CODE
