"""News on the wire."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from smartvillage.core.content.document import Document
from smartvillage.core.content.save import Saved
from smartvillage.core.content.select import ItemQuery, stored
from smartvillage.core.push.items import push_item
from smartvillage.kit.dates import BERLIN, now
from smartvillage.modules.news.document import KIND
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.itemfields import (
    category_count,
    category_items,
    date_range,
    item_list,
    item_specs,
    one_item,
)
from smartvillage.surfaces.graphql.specs import Args, Get, TypeSpecs, depends_on
from smartvillage.surfaces.graphql.upsert import upsert, upsert_all, upserted
from smartvillage.surfaces.graphql.wire import moment, numbers


def news_items(context: Context, args: Args) -> ItemQuery:
    """News in the caller's view; what appears in the future is hidden from citizens."""
    query = item_list(context, args, kind=KIND.name)
    if context.viewer.public:
        query.where("i.published_at <= %s", stored(now()))
    if keys := [
        str(key).strip() for key in args.get("excludeMowasRegionalKeys") or () if str(key or "").strip()
    ]:
        query.without_regions(keys)
    if days := date_range(args):
        query.where("i.published_at >= %s AND i.published_at < %s", *_bounds(*days))
    return query


def news_item(context: Context, args: Args) -> ItemQuery:
    query = one_item(context, args, kind=KIND.name)
    return query.where("i.published_at <= %s", stored(now())) if context.viewer.public else query


@depends_on(KIND.name)
def news_organisations(context: Context, args: Args) -> list[Any]:
    """Organisations that have news (in one of the categories), by name."""
    query = ItemQuery(viewer=context.viewer, kind=KIND.name)
    wanted = numbers([args.get("categoryId"), *(args.get("categoryIds") or ())])
    if wanted:
        query.in_categories(wanted)
    query.ordering = "1"
    found = {key for (key,) in query.rows("DISTINCT i.organisation_id")}
    return [row for key, row in context.structure.organisations.items() if key in found]


def create_news_item(context: Context, args: Args) -> Any:
    return upserted(context, _save(context, args))


def create_news_items(context: Context, args: Args) -> dict[str, Any]:
    return upsert_all(args["newsItems"], lambda one: _save(context, one))


def _save(context: Context, args: Args) -> Saved:
    """With a push if asked for, all or nothing."""
    if not args.get("pushNotification"):
        return upsert(context, args, kind=KIND, key=_key)
    with transaction.atomic():
        saved = upsert(context, args, kind=KIND, key=_key)
        title, body = push_texts(saved.document)
        keys = saved.document.payload.get("regionalKeys")
        regions = tuple(str(key) for key in keys) if isinstance(keys, list) else ()
        push_item(viewer=context.viewer, item=saved.item, title=title, body=body, regional_keys=regions)
    return saved


def push_texts(document: Document) -> tuple[str, str]:
    """What phones show of a news item: its title and the first lines."""
    first = next(iter(getattr(document, "content_blocks", ())), None)
    title = getattr(document, "title", None) or (first and first.title) or "Neue Nachricht"
    return title, (first and first.intro) or title


def _key(args: Args) -> list[Any]:
    first: Args = next(iter(args.get("contentBlocks") or ()), {})
    return [first.get("title") or args.get("title"), args.get("publishedAt")]


def _bounds(first: date, last: date) -> tuple[Any, Any]:
    start = datetime.combine(first, time(), BERLIN)
    return stored(start), stored(datetime.combine(last + timedelta(days=1), time(), BERLIN))


TYPES: dict[str, TypeSpecs] = {
    "NewsItem": {
        **item_specs("NewsItem"),
        "publishedAt": Get("published_at", convert=moment),
        "publicationDate": Get("publication_date", convert=moment),
        "charactersToBeShown": Get("characters_to_be_shown", convert=str),
    },
    "Category": {"newsItemsCount": category_count(KIND.name), "newsItems": category_items(KIND.name)},
}
QUERIES = {"newsItems": news_items, "newsItem": news_item, "newsItemsDataProviders": news_organisations}
MUTATIONS = {"createNewsItem": create_news_item, "createNewsItems": create_news_items}
