"""What a service is found by: its names before its synonyms, its categories, its texts. A scope for each state."""

from collections.abc import Collection, Iterator
from typing import Any

from smartvillage.core.rows import weigh
from smartvillage.core.search.analyse import Column
from smartvillage.core.search.index import entries, forget, index
from smartvillage.core.search.models import Posting
from smartvillage.kit.html import plain
from smartvillage.modules.services.models import Category, CategoryService, Service

TOGETHER, MANY = 200, 10_000
GERMAN = "de"


def scope_of(state: str) -> str:
    return f"services:{state.lower()}"


def index_services(*, state: str, ids: Collection[int]) -> None:
    """Write the words of these services anew; those that are gone are forgotten."""
    new = set(ids) - set(entries(scope=scope_of(state))) if len(ids) > MANY else set()
    _write(state, new, fresh=True)
    if new:
        weigh(Posting)
    _write(state, set(ids) - new, fresh=False)


def _write(state: str, ids: Collection[int], *, fresh: bool) -> None:
    """`fresh`: none of them has words yet."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), TOGETHER):
        some = wanted[start : start + TOGETHER]
        rows = Service.objects.filter(state=state, pk__in=some).values_list("pk", "name", "document")
        categories = _categories(state, some)
        texts = {number: list(_texts(name, said, categories.get(number, ()))) for number, name, said in rows}
        index(scope=scope_of(state), entries=texts, fresh=fresh)
        forget(scope=scope_of(state), entries=set(some) - texts.keys())


def index_missing(*, state: str) -> None:
    """For a state whose services were stored before they could be found, and those that went unnoticed."""
    known = set(entries(scope=scope_of(state)))
    there = set(Service.objects.filter(state=state).values_list("pk", flat=True))
    index_services(state=state, ids=known ^ there)


def _categories(state: str, ids: Collection[int]) -> dict[int, list[str]]:
    pairs = list(CategoryService.objects.filter(service__in=ids).values_list("service_id", "category"))
    keys = {key for _, key in pairs}
    names = dict(Category.objects.filter(state=state, key__in=keys).values_list("key", "name"))
    found: dict[int, list[str]] = {}
    for service, key in pairs:
        if key in names:
            found.setdefault(service, []).append(names[key])
    return found


def _texts(name: str, said: Any, categories: Collection[str]) -> Iterator[tuple[Column, str]]:
    yield Column.NAME, name
    for key in ("names", "second_names"):
        for language, other in said.get(key, {}).items():
            if other != name:
                yield Column.NAME if language == GERMAN else Column.SYNONYM, other
    for words in said.get("synonyms", {}).values():
        for word in words:
            yield Column.SYNONYM, word
    for category in categories:
        yield Column.CATEGORY, category
    for text in said.get("texts", ()):
        yield Column.BODY, plain(text.get("html", ""))
    for one in said.get("required", ()):
        yield Column.BODY, one.get("name", "")
