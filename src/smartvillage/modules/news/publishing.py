"""Which news citizens see."""

from smartvillage.core.content.select import ItemQuery, stored
from smartvillage.modules.news.document import KIND
from smartvillage.surfaces.webapp.pagecontext import PageContext


def published(context: PageContext) -> ItemQuery:
    """What has appeared, newest first."""
    query = ItemQuery(viewer=context.viewer, kind=KIND.name)
    return query.where("i.published_at <= %s", stored(context.at)).order("publishedAt", descending=True)
