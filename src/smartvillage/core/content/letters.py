"""What modules need to write mails about items: the municipality's words for it."""

from typing import Any

import orjson

from smartvillage.core.content.models import Category, Item
from smartvillage.core.content.statics import JSON, find_static


def letter_words(*, municipality: int, name: str) -> dict[str, Any] | None:
    """`{app_name, mail_footer: [lines]}` of a static content; None when it is not there or incomplete: no mail then."""
    found = find_static(municipality=municipality, name=name, generic_type=JSON)
    try:
        said = orjson.loads((found or {}).get("content") or "null")
    except orjson.JSONDecodeError:
        return None
    if (
        not isinstance(said, dict)
        or not said.get("app_name")
        or not isinstance(said.get("mail_footer"), list)
    ):
        return None
    return {"app_name": str(said["app_name"]), "footer": [str(line) for line in said["mail_footer"]]}


def first_category(item: Item) -> Category | None:
    """Within the municipality's scope."""
    found: Category | None = Category.objects.filter(itemcategory__item=item).order_by("itemcategory").first()
    return found
