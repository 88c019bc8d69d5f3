from datetime import timedelta
from typing import Any

from smartvillage.examples import markup, parts, when
from smartvillage.examples.building.scene import Scene, names, prices, span
from smartvillage.examples.model import GenericItem
from smartvillage.examples.reading import RawTable


def item(raw: RawTable, scene: Scene) -> GenericItem:
    """`age` days old, valid from `from` (or that day) to `to`."""
    published = scene.today - timedelta(days=raw["age"])
    organisation = scene.organisations[raw.get("org", "rathaus")]
    has_contact = "contact" in raw or "phone" in raw or "mail" in raw
    contact = scene.contact(raw) if has_contact else organisation.contact
    address = scene.address(raw) if "area" in raw else organisation.address
    has_company = raw["type"] in ("Job", "Offer", "Voucher")
    return GenericItem(
        external_id=scene.external_id(raw["type"].lower(), raw),
        generic_type=raw["type"],
        title=raw["title"],
        organisation=organisation.key,
        categories=names(raw["category"]),
        publication_date=f"{published.isoformat()}T08:00:00",
        teaser=scene.text(raw["teaser"]) if "teaser" in raw else None,
        content_blocks=tuple(_blocks(raw, scene)),
        dates=_dates(raw, scene),
        addresses=(address,),
        contacts=(contact,),
        companies=(parts.Company(name=organisation.name, address=organisation.address, contact=contact),)
        if has_company
        else (),
        prices=prices(raw),
        media=tuple(scene.media(raw, on=published)),
        web_urls=tuple(scene.web_urls(raw)),
        discount=raw.get("discount"),
        quota=raw.get("quota"),
        payload=_filled(raw.get("payload", {}), scene),
    )


def _blocks(raw: RawTable, scene: Scene) -> list[parts.ContentBlock]:
    blocks = [{"title": raw["title"], "text": raw["text"], "intro": raw.get("intro")}, *raw.get("blocks", [])]
    return [
        parts.ContentBlock(
            title=block["title"],
            intro=scene.text(block["intro"]) if block.get("intro") else None,
            body=markup.html(scene.text(block["text"])),
            media=[],
        )
        for block in blocks
    ]


def _dates(raw: RawTable, scene: Scene) -> tuple[parts.DateSpan, ...]:
    if "to" not in raw:
        return ()
    first = when.resolve(raw.get("from", f"-{raw['age']}"), today=scene.today)
    return (span(first, when.resolve(raw["to"], today=scene.today), time=raw.get("time", "")),)


def _filled(value: Any, scene: Scene) -> Any:
    """Placeholders of dates inside the payload, whatever its shape."""
    if isinstance(value, str):
        return scene.text(value)
    if isinstance(value, list):
        return [_filled(entry, scene) for entry in value]
    if isinstance(value, dict):
        return {key: _filled(entry, scene) for key, entry in value.items()}
    return value
