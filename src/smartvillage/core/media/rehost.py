"""Linked pictures, documents and sounds become files of our own where an organisation wants that.

The switch is the organisation's setting `convert_media_urls_to_external_storage` per record type
(`{"NewsItem": {...: "true"}}`), off unless said. What cannot be had stays linked.
"""

import time
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings

from smartvillage.core.content.document import Document
from smartvillage.core.content.kinds import all_kinds, kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.content.parts import Media, WebUrl
from smartvillage.core.content.save import update_item
from smartvillage.core.media.actions import StorageFullError, asset_url, store_file
from smartvillage.core.media.documents import MAX_BYTES, DocumentError
from smartvillage.core.media.models import Asset, Linked
from smartvillage.core.media.pictures import PictureError
from smartvillage.core.municipalities.directory import resolve_host
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.people.viewers import viewer_for
from smartvillage.kit.http import FetchError, fetch

SETTING = "convert_media_urls_to_external_storage"
SECONDS, PATIENCE = 20, 200
"""For one file, and for those of one item in one go: less than a task's lease."""
MOST_FAILURES = 5


def wanting(organisation: Organisation) -> Iterator[Item]:
    """Items of the organisation that link files, of the types it wants them kept for."""
    wire_types = {name for name, said in organisation.settings.items() if _switched_on(said)}
    kinds = [kind.name for kind in all_kinds() if kind.wire_type in wire_types]
    live = Item.objects.filter(organisation=organisation, kind__in=kinds).exclude(state=Item.State.TRASH)
    for item in live.filter(document__contains='"source_url":{').order_by("pk").iterator(chunk_size=200):
        if any(linked(_document(item), municipality=item.municipality_id)):
            yield item


def rehost(*, item: Item, organisation: Organisation) -> int:
    """Keep the item's linked files; returns how many. Raises `Conflict` if somebody saves it meanwhile."""
    viewer = viewer_for(organisation=organisation, role=Role.ADMIN, client="media")
    document = _document(item)
    kept, end = 0, time.monotonic() + PATIENCE
    for media, url in linked(document, municipality=viewer.municipality):
        asset = _kept(viewer, url) if time.monotonic() < end else None
        if asset:
            media.source_url = (media.source_url or WebUrl()).model_copy(update={"url": asset_url(asset)})
            media.origin, media.asset = url, asset.pk
            media.width, media.height = asset.width or media.width, asset.height or media.height
            kept += 1
    if kept:
        values = document.model_dump()
        update_item(viewer=viewer, item=item, values=values, expected_version=item.version)
    return kept


def linked(document: Document, *, municipality: int) -> Iterator[tuple[Media, str]]:
    """What a document shows from elsewhere, with its address; films stay where they are."""
    for media in document.parts(Media):
        url = ((media.source_url and media.source_url.url) or "").strip()
        if media.content_type != "video" and _is_foreign(url, municipality):
            yield media, url


def _is_foreign(url: str, municipality: int) -> bool:
    try:
        parts = urlsplit(url)
        own = resolve_host(parts.hostname or "")
    except ValueError:
        return False
    ours = own is not None and own.id == municipality and parts.path.startswith("/medien/")
    return parts.scheme in ("http", "https") and not ours


def _document(item: Item) -> Document:
    return kind_of(item.kind, item.generic_type).document.model_validate_json(item.document)


def _switched_on(said: object) -> bool:
    return isinstance(said, dict) and str(said.get(SETTING)).lower() == "true"


def _kept(viewer: Viewer, url: str) -> Asset | None:
    """The file behind an address, loaded once; None while it cannot be had."""
    digest = sha256(url.encode("utf-8", "replace")).hexdigest()
    row: Linked = Linked.objects.get_or_create(municipality_id=viewer.municipality, address=digest)[0]
    if row.asset or row.failures >= MOST_FAILURES:
        return row.asset
    try:
        row.asset = _loaded(viewer, url)
    except (FetchError, DocumentError, PictureError) as error:
        again = isinstance(error, StorageFullError) or getattr(error, "transient", False)
        row.failures = row.failures + 1 if again else MOST_FAILURES
        row.reason = str(error)[:200]
    row.save()
    return row.asset


def _loaded(viewer: Viewer, url: str) -> Asset:
    loaded = fetch(url, max_bytes=MAX_BYTES, seconds=SECONDS, allow_private=settings.FETCH_ALLOW_PRIVATE)
    return store_file(viewer=viewer, content=loaded.content, name=urlsplit(url).path)
