from datetime import timedelta

from smartvillage.examples import markup, parts
from smartvillage.examples.building.scene import Scene, names
from smartvillage.examples.model import News
from smartvillage.examples.reading import RawTable


def news(raw: RawTable, scene: Scene) -> News:
    """`age` is in days; `blocks` follow the first content block made of `intro` and `text`."""
    published = scene.today - timedelta(days=raw["age"])
    first = parts.ContentBlock(
        title=raw["title"],
        intro=scene.text(raw["intro"]),
        body=markup.html(scene.text(raw["text"])),
        media=scene.media(raw, on=published),
    )
    return News(
        external_id=scene.external_id("news", raw),
        title=raw["title"],
        organisation=scene.organisations[raw["org"]].key,
        author=raw.get("author"),
        categories=names(raw["category"]),
        published_at=f"{published.isoformat()}T{raw.get('time', '09:00')}:00",
        keywords=names(raw.get("tags")),
        content_blocks=(first, *(_block(block, scene) for block in raw.get("blocks", []))),
        source_url=_source(raw),
        address=scene.address(raw) if "area" in raw else None,
    )


def _block(raw: RawTable, scene: Scene) -> parts.ContentBlock:
    intro = raw.get("intro")
    return parts.ContentBlock(
        title=raw["title"],
        intro=scene.text(intro) if intro else None,
        body=markup.html(scene.text(raw["text"])),
        media=[],
    )


def _source(raw: RawTable) -> parts.WebUrl | None:
    if "source" not in raw:
        return None
    return parts.WebUrl(url=f"https://{raw['source']}", description="Zum vollständigen Beitrag")
