"""Entries of a feed, the same for every format: plain values without what XML cannot hold."""

import html
import re
from dataclasses import dataclass
from datetime import datetime

from smartvillage.kit.characters import printable
from smartvillage.kit.dates import long_date
from smartvillage.surfaces.webapp.blocks import story_of, whole_text
from smartvillage.surfaces.webapp.faces import Face, headline
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, moment
from smartvillage.surfaces.webapp.wording import joined, teaser

_OWN_ADDRESS = re.compile(r'(href|src)="/(?!/)')


@dataclass(frozen=True)
class Entry:
    """`key` stays when the title changes; `url` and `picture` are absolute; `content` is clean HTML."""

    key: str
    url: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    author: str
    categories: tuple[str, ...]
    picture: str


def entry_of(found: Source, face: Face, context: PageContext) -> Entry:
    card = face.card(found, context)
    story = story_of(found, context, headline=headline(found), text=found.get("description"))
    picture = context.absolute(
        card.picture.src if card.picture else story.picture.src if story.picture else ""
    )
    first = f'<p><img src="{html.escape(picture)}" alt=""></p>' if picture else ""
    content = f"{first}{whole_text(story)}"
    updated = moment(found.get("updated_at")) or context.at
    url = face.url(found)
    return Entry(
        key=context.absolute(f"/{face.kind.path}/{found['id']}"),
        url=context.absolute(url),
        title=printable(card.title) or face.kind.label,
        summary=printable(
            joined(long_date(card.day) if card.day else "", card.badge, card.meta, teaser(found))
        ),
        content=printable(_OWN_ADDRESS.sub(rf'\1="{context.origin}/', content)),
        published=moment(found.get("published_at") or found.get("publication_date"))
        or _created(found, updated),
        updated=updated,
        author="" if face.kind.citizens_write else printable(context.organisation(found)),
        categories=tuple(printable(str(row["name"])) for row in context.categories(found)),
        picture=picture,
    )


def _created(found: Source, updated: datetime) -> datetime:
    return moment(found.get("created_at")) or updated
