from smartvillage.examples import hours, markup
from smartvillage.examples.building.lunches import lunches
from smartvillage.examples.building.scene import Scene, accessibility, names, prices
from smartvillage.examples.model import Place
from smartvillage.examples.reading import RawTable


def place(raw: RawTable, scene: Scene) -> Place:
    text = scene.text(raw["text"])
    return Place(
        external_id=scene.external_id("place", raw),
        name=raw["name"],
        organisation=scene.organisations[raw.get("org", "rathaus")].key,
        categories=names(raw["category"]),
        teaser=markup.first_sentence(text),
        description=markup.html(text),
        addresses=(scene.address(raw),),
        contact=scene.contact(raw),
        opening_hours=hours.parse(raw.get("hours", []), today=scene.today),
        prices=prices(raw),
        lunches=lunches(raw.get("lunch", {}), today=scene.today),
        accessibility=accessibility(raw),
        media=tuple(scene.media(raw)),
        web_urls=tuple(scene.web_urls(raw)),
        tags=names(raw.get("tags")),
    )
