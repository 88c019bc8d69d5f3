"""What tests of pages share: the words of a page, its JSON-LD, how many statements it took."""

import html
import json
import re
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from smartvillage.testing import Place


def words(answer: Any) -> str:
    """The readable text of the main part of a page, in one line."""
    text = answer.content.decode()
    main = re.search(r"<main.*?</main>", text, re.DOTALL)
    bare = re.sub(
        r"<script.*?</script>|<template.*?</template>|<[^>]+>",
        " ",
        main[0] if main else text,
        flags=re.DOTALL,
    )
    return " ".join(html.unescape(bare).replace("\u00a0", " ").split())


def links(answer: Any) -> list[str]:
    """Addresses of all links of the page, in order."""
    return [html.unescape(found) for found in re.findall(r'<a [^>]*href="([^"]*)"', answer.content.decode())]


def data(answer: Any) -> Any:
    """The page's schema.org object."""
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', answer.content.decode(), re.DOTALL
    )
    assert found, "no JSON-LD"
    return json.loads(found[1])


def statements(place: Place, path: str) -> int:
    """How many SQL statements a page takes once the process is warm."""
    assert place.page(path).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        place.page(path)
    return len(queries)


def category(place: Place, name: str, tag: str, parent: int | None = None) -> int:
    """A category that may be chosen for a kind."""
    from smartvillage.core.content.categories import save_category
    from smartvillage.core.content.models import Category
    from smartvillage.core.municipalities.scope import within

    with within(place.id):
        above = Category.objects.get(pk=parent) if parent else None
    return save_category(municipality=place.id, name=name, tags=[tag], parent=above)
