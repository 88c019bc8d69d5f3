"""News from feeds and tables."""

from typing import Any

from smartvillage.core.imports.parts import pictures
from smartvillage.core.imports.targets import Target
from smartvillage.kit.readers import NewsEntry
from smartvillage.modules.news.document import KIND


def values(entry: NewsEntry) -> dict[str, Any]:
    """One block with teaser, text and pictures."""
    block = {
        "title": entry.title,
        "intro": entry.teaser_html or None,
        "body": entry.body_html or None,
        "media_contents": pictures(entry.pictures),
    }
    return {
        "title": entry.title,
        "author": entry.author or None,
        "published_at": entry.published_at.isoformat() if entry.published_at else None,
        "source_url": {"url": entry.url} if entry.url else None,
        "content_blocks": [block],
        "external_id": entry.external_id,
        "category_names": list(entry.categories),
    }


TARGETS = (Target("news", KIND, values),)
