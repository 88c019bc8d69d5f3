"""News for citizens: list, article, and the top of the start page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.content.together import Asking
from smartvillage.kit.dates import long_date
from smartvillage.modules.news import leaving_out
from smartvillage.modules.news.document import KIND
from smartvillage.modules.news.publishing import published
from smartvillage.surfaces.webapp import facts, lists
from smartvillage.surfaces.webapp.blocks import story_of
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Empty, Fact, Filters, Link, Section
from smartvillage.surfaces.webapp.details import detail_view
from smartvillage.surfaces.webapp.faces import Face, headline
from smartvillage.surfaces.webapp.meta import described, picture_data
from smartvillage.surfaces.webapp.nearby import kept, near, radius_filter
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of, moment
from smartvillage.surfaces.webapp.pictures import first_picture
from smartvillage.surfaces.webapp.rooms import Entry, StartBlock, StartPart, Wish
from smartvillage.surfaces.webapp.wording import day_words, joined, teaser

LIST = f"/{KIND.path}"
ON_START = 5
PAGE_SIZE = 15
RELATED = 3
ALL = Wish()


def card(found: Source, context: PageContext) -> Card:
    return Card(
        title=headline(found),
        url=FACE.url(found),
        overline=joined(context.category(found), _shown_day(found, context), by=" | "),
        meta=found.get("author") or context.organisation(found),
        text=teaser(found),
        picture=first_picture(found, context),
    )


def detail(found: Source, context: PageContext) -> dict[str, Any]:
    title = headline(found)
    story = story_of(found, context, headline=title)
    day = _published(found)
    when = "" if found.get("show_publish_date") is False or not day else long_date(day.date())
    return {
        **story.shown(),
        "title": title,
        "overline": joined(context.category(found), when, by=" | "),
        "source": found.get("author") or context.organisation(found),
        "facts": facts.distinct(_facts(found)),
        "published": day,
        "data": described(
            "NewsArticle",
            headline=title,
            description=story.intro,
            datePublished=day,
            dateModified=moment(found.get("updated_at")),
            author=described("Organization", name=found.get("author") or context.organisation(found)),
            publisher=described(
                "GovernmentOrganization", name=context.municipality.name, url=context.absolute("/")
            ),
            image=picture_data([story.picture, *story.pictures], context),
            inLanguage="de",
        ),
    }


def related(found: Source, context: PageContext) -> Sequence[Card]:
    """The newest others of its categories."""
    query = published(context).where("i.id <> %s", found["id"])
    if categories := found.get("categories"):
        query.in_categories(categories)
    return [card(source(row), context) for row in query.page(limit=RELATED, skip=0).rows()]


def find(context: PageContext, _kind: object, number: int) -> Source | None:
    rows = published(context).where("i.id = %s", number).rows()
    return source(rows[0]) if rows else None


@public_page
def news_list(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    category = lists.category_asked(request, context.structure)
    left_out = None if "alles" in request.GET else leaving_out.notice(context, everything=f"{LIST}?alles=1")
    found = near(published(context), context.around)
    query = lists.narrowed(
        leaving_out.wanted_only(found, context) if left_out else found,
        structure=context.structure,
        category=category,
        words=lists.words_asked(request),
    )
    page = lists.page_of_items(query, request, size=PAGE_SIZE)
    fields = [
        lists.words_filter(request),
        *lists.category_filter(context.structure, KIND, category),
        *radius_filter(request, context),
    ]
    return render(
        request,
        "webapp/list_page.html",
        {
            "title": _(KIND.plural),
            "around": context.around,
            "left_out": left_out,
            "filters": Filters(LIST, fields, keep=kept(request), reset=LIST),
            "count_text": lists.counted(page.paginator.count, _(KIND.label), _(KIND.plural)),
            "cards": [card(found, context) for found in page],
            "layout": "rows",
            "page": page,
            "empty": Empty(
                _("Keine Nachrichten gefunden"), link=Link(_("Alle Nachrichten"), LIST), icon=KIND.icon
            ),
        },
    )


def start(context: PageContext, wish: Wish = ALL) -> Asking[StartPart]:
    """The newest with a picture leads, the others follow; a section for each group that was wished for."""
    groups = wish.groups or (wish,)
    found = [source(row) for row in (yield _newest(context, groups))]
    sections = list(_sections(found, groups, context))
    lead = next((one for one in sections[0].cards if one.picture), None)
    first = replace(sections[0], cards=[one for one in sections[0].cards if one is not lead])
    return StartPart(lead=lead, sections=[first, *sections[1:]])


def _newest(context: PageContext, groups: Sequence[Wish]) -> ItemQuery:
    """The newest of every group in one statement; as many more as groups before it may have taken."""
    parts, params, limit = [], [], 0
    for group in groups:
        limit += group.limit or ON_START
        query = leaving_out.wanted_only(near(published(context), context.around), context)
        lists.narrowed(query, structure=context.structure, category=group.category).page(limit=limit, skip=0)
        if len(groups) == 1:
            return query
        sql, given = query.select("i.id")
        parts.append(f"i.id IN (SELECT id FROM ({sql}) newest)")
        params += given
    return published(context).where(f"({' OR '.join(parts)})", *params)


def _sections(found: Sequence[Source], groups: Sequence[Wish], context: PageContext) -> Iterator[Section]:
    """Every entry once, in the first group it belongs to."""
    left = list(found)
    for group in groups:
        below = set(context.structure.below(group.category)) if group.category else None
        fitting = (one for one in left if below is None or below & set(one.get("categories") or ()))
        chosen = list(islice(fitting, group.limit or ON_START))
        left = [one for one in left if one not in chosen]
        more = Link(
            group.button or _("Alle Nachrichten"),
            f"{LIST}?kategorie={group.category}" if group.category else LIST,
        )
        yield Section(
            group.title or _("Nachrichten"), [card(one, context) for one in chosen], "grid", more=more
        )


def _facts(found: Source) -> Iterator[Fact]:
    if address := found.get("address"):
        yield from facts.address_facts(address, label=_("Ort"))
    if (link := found.get("source_url")) and (url := facts.web_address(link.get("url"))):
        yield Fact("external-link", _("Quelle"), link.get("description") or _("Zum Original"), url)


def _published(found: Source) -> Any:
    return moment(found.get("publication_date") or found.get("published_at") or found.get("created_at"))


def _shown_day(found: Source, context: PageContext) -> str:
    return (
        "" if found.get("show_publish_date") is False else day_words(_published(found), today=context.today)
    )


FACE = Face(KIND, card, detail, find=find, query=published, related=related)
FACES = (FACE,)
NAVIGATION = (Entry(gettext_lazy("Nachrichten"), LIST, KIND.icon, order=15),)  # type: ignore[arg-type]
SETTINGS = (leaving_out.choice,)
START = (StartBlock("news", 10, start, "newsItems", start),)
urlpatterns = [
    path(leaving_out.URL.removeprefix("/"), leaving_out.choose, name="news-choice"),
    path(KIND.path, news_list, name="news"),
    path(f"{KIND.path}/<item:number>", detail_view(FACE), name="news-item"),
]
