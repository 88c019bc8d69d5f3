"""What inns serve at midday, by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.content.together import Asking
from smartvillage.kit.dates import clock_text, parse_date, parse_time
from smartvillage.kit.html import plain
from smartvillage.modules.places.document import KIND
from smartvillage.modules.places.lunches import WITH_LUNCHES, Row
from smartvillage.modules.places.pages.face import FACE, card, locality
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Empty, Link, Section
from smartvillage.surfaces.webapp.nearby import near
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of
from smartvillage.surfaces.webapp.rooms import StartPart
from smartvillage.surfaces.webapp.wording import day_heading, day_words

LUNCH = "/mittagstisch"
WEEK = 7
ON_START = 4


@dataclass(frozen=True)
class Menu:
    """What one inn serves on a day; `dishes` with their prices as written."""

    place: Card
    clock: str
    text: str
    dishes: Sequence[tuple[str, str]]


@public_page
def lunch_page(request: HttpRequest) -> HttpResponse:
    """Of `?tag=`, by default of today; the days of a week that have something lead on."""
    context = context_of(request)
    found = [source(row) for row in _inns(context).rows()]
    day = parse_date(request.GET.get("tag")) or context.today
    week = [context.today + timedelta(days=ahead) for ahead in range(WEEK)]
    menus = [menu for place in found for menu in _menus(place, day, context)]
    return render(
        request,
        "places/lunch.html",
        {
            "title": _("Mittagstisch"),
            "around": context.around,
            "heading": day_heading(day, today=context.today),
            "days": [
                Link(day_words(one, today=context.today), f"{LUNCH}?tag={one}", current=one == day)
                for one in week
                if one == day or any(_served(lunch, one) for place in found for lunch in _lunches(place))
            ],
            "menus": menus,
            "empty": Empty(
                _("An diesem Tag ist kein Mittagstisch eingetragen"),
                icon="tools-kitchen-2",
                link=Link(_("Gaststätten und andere Orte"), f"/{KIND.path}"),
            ),
        },
    )


def start(context: PageContext) -> Asking[StartPart]:
    """Today's dishes, beside the next events."""
    inns = [source(row) for row in (yield _inns(context))]
    menus = [menu for place in inns for menu in _menus(place, context.today, context)]
    cards = [
        Card(
            title=menu.place.title,
            url=LUNCH,
            overline=menu.clock,
            meta=", ".join(name for name, _price in menu.dishes) or menu.text,
        )
        for menu in menus[:ON_START]
    ]
    return StartPart(side=[Section(_("Heute Mittag"), cards, "rows", more=Link(_("Mittagstisch"), LUNCH))])


def _lunches(place: Source) -> Sequence[Row]:
    return place.get("lunches") or ()


def _inns(context: PageContext) -> ItemQuery:
    query = near(ItemQuery(viewer=context.viewer, kind=KIND.name), context.around)
    return query.where("i.document LIKE %s", WITH_LUNCHES).order("name", descending=False)


def _menus(place: Source, day: date, context: PageContext) -> list[Menu]:
    shown = card(place, context)
    where = Card(title=shown.title, url=FACE.url(place), meta=locality(place))
    return [
        Menu(
            place=where,
            clock=clock_text(*_clock(lunch, day)),
            text=plain(lunch.get("text") or ""),
            dishes=[
                (str(offer.get("name") or ""), str(offer.get("price") or ""))
                for offer in lunch.get("lunch_offers") or ()
                if offer.get("name")
            ],
        )
        for lunch in _lunches(place)
        if _served(lunch, day)
    ]


def _served(lunch: Row, day: date) -> bool:
    return any(_holds(span, day) for span in lunch.get("dates") or ())


def _holds(span: Row, day: date) -> bool:
    start = parse_date(span.get("date_start")) or parse_date(span.get("date_end"))
    end = parse_date(span.get("date_end")) or start
    return bool(start and end and start <= day <= end)


def _clock(lunch: Row, day: date) -> tuple[time | None, time | None]:
    span = next(span for span in lunch["dates"] if _holds(span, day))
    return parse_time(span.get("time_start")), parse_time(span.get("time_end"))
