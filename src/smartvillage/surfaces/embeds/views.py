"""What goes into other sites: oEmbed for programs, frames, and the page that tells webmasters how."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from smartvillage.surfaces.embeds import oembed as answers
from smartvillage.surfaces.embeds import targets
from smartvillage.surfaces.embeds.targets import Target
from smartvillage.surfaces.feeds.answers import answered
from smartvillage.surfaces.feeds.lists import listings
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Choice, Filter, Filters, Link
from smartvillage.surfaces.webapp.lists import category_asked, category_filter
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of
from smartvillage.surfaces.webapp.wording import teaser

NUMBERS = (3, 5, 10, 20)


def framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """For the only pages that any site may frame: nothing on them can be pressed on anybody's behalf."""
    anywhere = csp_replace({"frame-ancestors": ["*"]})
    return xframe_options_exempt(anywhere(view))


@require_safe
def oembed(request: HttpRequest) -> HttpResponseBase:
    """404 for addresses of others and for what nobody may see, 501 for formats there are none of."""
    context, format_ = context_of(request), request.GET.get("format", "json")
    if format_ not in answers.TYPES:
        return _refused("json", 501, _("Es gibt die Formate json und xml."))
    sizes = [_size(request.GET.get(name, "")) for name in ("maxwidth", "maxheight")]
    url = request.GET.get("url", "")
    if not url or 0 in sizes:
        return _refused(format_, 400, _("Nötig ist url; maxwidth und maxheight sind ganze Zahlen über null."))
    target = answers.asked_target(context, url)
    said = answers.described(target, context, most=(sizes[0], sizes[1])) if target else None
    if said is None:
        return _refused(format_, 404, _("Unter dieser Adresse gibt es hier nichts einzubetten."))
    return answered(request, answers.written(said, format_), content_type=answers.TYPES[format_])


@framed
@public_page
def frame(request: HttpRequest, address: str) -> HttpResponse:
    """A card of an item, or the first of a list, to stand in pages of others."""
    context = context_of(request)
    target = targets.target_of(context, f"/{address}", request.GET.dict())
    shown = _shown(target, request, context) if target else None
    theme = targets.theme_asked(request)
    if shown is None:
        return render(request, "embeds/gone.html", {"theme": theme}, status=404)
    response = render(request, "embeds/frame.html", {**shown, "theme": theme})
    response["X-Robots-Tag"] = "noindex"
    return response


@public_page
def integrate(request: HttpRequest) -> HttpResponse:
    """The lines a webmaster copies. Without an address of ours: what there is."""
    context = context_of(request)
    path, _mark, query = request.GET.get("adresse", "").partition("?")
    target = targets.target_of(context, path, {**dict(parse_qsl(query)), **request.GET.dict()})
    title = target.title(context) if target else None
    if target is None or title is None:
        choices = [Choice(f"/einbinden?adresse=/{one.path}", one.title) for one in listings(context)]
        return render(request, "embeds/choose.html", {"choices": choices})
    chosen = _chosen(target, request)
    rows = targets.rows_asked(request)
    source, name = target.frame(**chosen), f"{title} · {context.municipality.name}"
    height = target.height(rows)
    shown = {
        "what": title,
        "breadcrumb": [Link(_("Start"), "/"), Link(title, target.page)],
        "filters": _filters(target, request, context),
        "source": source,
        "name": name,
        "height": height,
        "lines": answers.lines(
            context.absolute(source), name, height=height, page=context.absolute(target.page)
        ),
        "link": context.absolute(target.page),
        "oembed": context.absolute(f"/oembed?{urlencode({'url': context.absolute(target.page)})}"),
    }
    return render(request, "embeds/integrate.html", shown)


def _shown(target: Target, request: HttpRequest, context: PageContext) -> dict[str, object] | None:
    face = target.listing.face
    if not target.number:
        return {
            "title": target.listing.title,
            "cards": targets.cards(target.listing, request, context),
            "page_url": target.page,
            "kind": face.kind,
        }
    found = target.item(context)
    if found is None:
        return None
    card = face.card(found, context)
    card = replace(card, text=card.text or teaser(found))
    return {"title": card.title, "card": card, "page_url": card.url, "kind": face.kind}


def _chosen(target: Target, request: HttpRequest) -> dict[str, object]:
    """What the frame's address says besides the list: only what is not usual."""
    rows, theme = targets.rows_asked(request), request.GET.get("thema", "")
    chosen: dict[str, object] = {}
    if not target.number and rows != targets.USUAL:
        chosen["anzahl"] = rows
    if theme in targets.THEMES:
        chosen["thema"] = theme
    return chosen


def _filters(target: Target, request: HttpRequest, context: PageContext) -> Filters:
    theme = request.GET.get("thema", "")
    themes = [Choice("", _("wie das Gerät")), Choice("hell", _("hell")), Choice("dunkel", _("dunkel"))]
    fields = [Filter("thema", _("Helligkeit"), "select", theme, themes)]
    if not target.number:
        numbers = [Choice(str(number), str(number)) for number in NUMBERS]
        rows = Filter("anzahl", _("Wie viele?"), "select", str(targets.rows_asked(request)), numbers)
        asked = dict(parse_qsl(target.query)).get("kategorie", "")
        category = int(asked) if asked.isdecimal() else category_asked(request, context.structure)
        fields = [*category_filter(context.structure, target.listing.face.kind, category), rows, *fields]
    others = [Choice(name, value) for name, value in parse_qsl(target.query) if name != "kategorie"]
    return Filters("/einbinden", fields, keep=[Choice("adresse", target.path), *others])


def _size(said: str) -> int:
    """A number of pixels; what is not said is without limit, what is none is 0."""
    if not said:
        return 100_000
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 0


def _refused(format_: str, status: int, text: str) -> HttpResponse:
    response = HttpResponse(answers.written({"error": text}, format_), status=status)
    response["Content-Type"] = f"{answers.TYPES[format_]}; charset=utf-8"
    response["Access-Control-Allow-Origin"] = "*"
    return response
