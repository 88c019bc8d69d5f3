"""Filters on the wire."""

from smartvillage.core.content.statics import STATIC
from smartvillage.modules.filters.queries import resource_filters
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Source, depends_on


@depends_on(STATIC)
def configured(context: Context, _args: Args) -> list[Source]:
    return resource_filters(municipality=context.viewer.municipality)


QUERIES = {"resourceFilters": configured}
