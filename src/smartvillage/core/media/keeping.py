"""What is done with a file of the library: described, cut, replaced where it is shown, taken down, thrown away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from smartvillage.core.content import access
from smartvillage.core.content.document import Document
from smartvillage.core.content.errors import Conflict, Invalid, Refused
from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.content.parts import Media, WebUrl
from smartvillage.core.content.save import update_item
from smartvillage.core.media.actions import asset_url, drop, file_of, store_upload
from smartvillage.core.media.library import uses
from smartvillage.core.media.models import Asset
from smartvillage.core.media.pictures import cut
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import WRITES, Role
from smartvillage.core.people.viewer import Viewer

DESCRIBED = ("name", "alt", "decorative", "copyright", "licence", "licence_until", "focus_x", "focus_y")
Change = Callable[[Document], bool]


class InUse(Exception):
    """The file is shown by items."""


@dataclass(frozen=True)
class Reached:
    """How many items were changed, and how many are not the viewer's to change."""

    changed: int
    refused: int


def may_keep(viewer: Viewer, asset: Asset) -> bool:
    """Administrators keep all files, others those of their organisation."""
    if viewer.role in (Role.ADMIN, Role.EDITOR):
        return True
    return viewer.role in WRITES and asset.organisation_id == viewer.organisation


def describe(*, viewer: Viewer, asset: Asset, values: Mapping[str, Any]) -> Asset:
    """Say what a picture shows, whose it is, how long it may be shown. Raises `Refused`."""
    access.require(may_keep(viewer, asset))
    for name in DESCRIBED:
        if name in values:
            setattr(asset, name, values[name])
    with within(viewer.municipality):
        asset.save(update_fields=[name for name in DESCRIBED if name in values])
    return asset


def spread(*, viewer: Viewer, asset: Asset) -> Reached:
    """Carry the description into the items that show the picture."""
    return _everywhere(viewer, asset, partial(_described, asset=asset, other=asset))


def replace_everywhere(*, viewer: Viewer, asset: Asset, other: Asset) -> Reached:
    """Show another file wherever this one is shown."""
    return _everywhere(viewer, asset, partial(_described, asset=asset, other=other))


def cut_out(*, viewer: Viewer, asset: Asset, ratio: float) -> Asset:
    """A new file: the part around the focus. Raises `PictureError`, `Refused`."""
    content = cut(file_of(asset).read_bytes(), ratio=ratio, focus=(asset.focus_x, asset.focus_y))
    made = store_upload(viewer=viewer, content=content, name=asset.name)
    if made.pk != asset.pk and may_keep(viewer, made):
        kept = {name: getattr(asset, name) for name in DESCRIBED if not name.startswith("focus")}
        describe(viewer=viewer, asset=made, values=kept)
    return made


def throw_away(*, viewer: Viewer, asset: Asset) -> None:
    """Delete a file that nothing shows. Raises `InUse`, `Refused`."""
    access.require(may_keep(viewer, asset))
    if uses(viewer=viewer, digest=asset.digest):
        raise InUse
    with within(viewer.municipality):
        drop(asset)


def take_down(*, municipality: int, day: date) -> int:
    """Remove pictures whose licence has ended from all items; the files stay. How many items changed."""
    viewer = Viewer(municipality=municipality, role=Role.ADMIN, readable=None, client="licences")
    with within(municipality):
        ended = list(Asset.objects.filter(licence_until__lt=day))
    changed = 0
    for asset in ended:
        changed += _everywhere(viewer, asset, partial(_without, asset=asset)).changed
    return changed


def _everywhere(viewer: Viewer, asset: Asset, change: Change) -> Reached:
    changed = refused = 0
    for use in uses(viewer=viewer, digest=asset.digest):
        try:
            changed += _changed(viewer, use.id, change)
        except (Refused, Invalid, Conflict):
            refused += 1
    return Reached(changed, refused)


def _changed(viewer: Viewer, number: int, change: Change, *, tries: int = 3) -> bool:
    """Whether the item is different now; somebody who writes at the same time is not overwritten."""
    with within(viewer.municipality):
        item = Item.objects.get(pk=number)
    document = kind_of(item.kind, item.generic_type).document.model_validate_json(item.document)
    if not change(document):
        return False
    owner = viewer if viewer.organisation else replace(viewer, organisation=item.organisation_id)
    try:
        values, version = document.model_dump(), item.version
        return bool(
            update_item(viewer=owner, item=item, values=values, expected_version=version, lock=True).changed
        )
    except Conflict:
        if tries <= 1:
            raise
        return _changed(viewer, number, change, tries=tries - 1)


def _described(document: Document, *, asset: Asset, other: Asset) -> bool:
    """Show `other` with its own description where the document shows `asset`."""
    found = _shown(document, asset)
    for media in found:
        media.source_url = WebUrl(url=asset_url(other))
        media.asset, media.width, media.height = other.pk, other.width, other.height
        media.focus_x, media.focus_y = other.focus_x, other.focus_y
        media.alt = other.alt or (None if other.decorative else media.alt)
        media.decorative = other.decorative
        media.copyright = other.copyright or media.copyright
    return bool(found)


def _without(document: Document, *, asset: Asset) -> bool:
    found = _shown(document, asset)
    for media in found:
        media.source_url = None  # a medium without a file is left out
    return bool(found)


def _shown(document: Document, asset: Asset) -> list[Media]:
    url = asset_url(asset)
    return [
        media
        for media in document.parts(Media)
        if media.source_url and str(media.source_url.url).endswith(url)
    ]
