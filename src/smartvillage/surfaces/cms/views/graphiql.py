"""GraphiQL for signed-in staff, who ask as themselves."""

from typing import Any

import orjson
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.endpoint import asked
from smartvillage.surfaces.graphql.execute import answer

EXAMPLE = """{
  newsItems(limit: 5) {
    id
    title
    publishedAt
    dataProvider {
      name
    }
  }
}
"""
UNREADABLE = orjson.dumps({"errors": [{"message": "The body is no JSON object with a query"}]})


@require_safe
@csp_update({"style-src": ["'self'", "'unsafe-inline'"], "font-src": ["'self'", "data:"]})  # type: ignore[untyped-decorator, unused-ignore]
@staff
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/graphiql.html", {"example": EXAMPLE})


@require_POST
@staff
def ask(request: StaffRequest) -> HttpResponse:
    """The answer to one operation, with the rights of the person."""
    found = asked(request.body)
    if found is None:
        return HttpResponse(UNREADABLE, content_type="application/json")
    query, variables, operation = found
    context: Any = Context(viewer=request.viewer, base_url=f"{request.scheme}://{request.get_host()}")
    made = answer(query=query, variables=variables, operation=operation, context=context)
    return HttpResponse(made.body, content_type="application/json")
