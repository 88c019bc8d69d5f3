"""News from feeds and tables."""

from typing import Any

from smartvillage.core.imports.targets import Target
from smartvillage.kit.readers import NewsEntry
from smartvillage.modules.news.document import KIND


def values(entry: NewsEntry) -> dict[str, Any]:
    """One block with teaser, text and pictures."""
    pictures = [
        {
            "caption_text": picture.caption or None,
            "copyright": picture.copyright or None,
            "alt": picture.alt or None,
            "width": picture.width,
            "height": picture.height,
            "content_type": "image",
            "source_url": {"url": picture.url},
        }
        for picture in entry.pictures
    ]
    block = {
        "title": entry.title,
        "intro": entry.teaser_html or None,
        "body": entry.body_html or None,
        "media_contents": pictures,
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
