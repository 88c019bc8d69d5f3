"""All contents the app reads under a fixed name and of which we have a form."""

from smartvillage.kit.words import static_name
from smartvillage.modules.pages.configuration import (
    content_list,
    floating_button,
    global_settings,
    home_carousel,
    home_disturber,
    info_modal,
    intro_slides,
    live_ticker,
    map_settings,
    navigation,
    participation_home,
    persons,
    reporting,
    tab_navigation,
    tiles,
    wallet,
    waste_types,
)
from smartvillage.modules.pages.configuration.content import Area, Content

AREAS: dict[Area, str] = {
    "start": "Startseite",
    "ways": "Wege: Tabs, Kacheln, Menü",
    "look": "Farben und Karten",
    "words": "Worte",
    "modules": "Weitere Bereiche der App",
}
CONTENTS: tuple[Content, ...] = (
    global_settings.CONTENT,
    home_disturber.CONTENT,
    home_carousel.CONTENT,
    live_ticker.CONTENT,
    tiles.BUTTONS,
    tiles.HOME_ABOUT,
    tab_navigation.CONTENT,
    tiles.SERVICE,
    tiles.ABOUT,
    navigation.CONTENT,
    floating_button.CONTENT,
    waste_types.CONTENT,
    map_settings.CONTENT,
    tiles.SERVICE_WORDS,
    info_modal.CONTENT,
    intro_slides.CONTENT,
    persons.PROFILE,
    persons.LOGIN,
    participation_home.CONTENT,
    reporting.CONTENT,
    *home_carousel.OTHERS,
    *tiles.OTHERS,
    content_list.CONTENT,
    wallet.CONTENT,
    persons.ENCOUNTER,
)
_KNOWN = {content.stored: content for content in CONTENTS}


def content_named(name: str) -> Content | None:
    return _KNOWN.get(static_name(name))
