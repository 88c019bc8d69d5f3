"""What pages hand to the shared parts of the web app: plain values, ready to be shown, nothing to look up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["", "good", "warn", "bad"]
Layout = Literal["grid", "rows", "strip"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of at least `width` x `height` pixels; `srcset` as in HTML; an empty `alt` is decoration.

    `focus`: classes of what must stay visible where the picture is cut.
    """

    src: str
    srcset: str = ""
    alt: str = ""
    width: int = 1200
    height: int = 800
    credit: str = ""
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One item in a list. `overline`: category or date | place; `meta`: one quiet line below the title.
    `lang`: of title and text that do not know theirs.

    `day` shows a calendar leaf where a row has no picture; `badge` is a word such as "Abgesagt".
    """

    title: str
    url: str
    overline: str = ""
    meta: str = ""
    text: str = ""
    picture: Picture | None = None
    badge: str = ""
    badge_tone: Tone = ""
    day: date | None = None
    lang: str = "de"

    @property
    def title_lang(self) -> str:
        return str(getattr(self.title, "lang", self.lang))

    @property
    def text_lang(self) -> str:
        return str(getattr(self.text, "lang", self.lang))


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a fact box or of the day: `icon` as in `icons.names()`, `text` may have line breaks."""

    icon: str
    label: str
    text: str
    url: str = ""
    tone: Literal["", "warning"] = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of a navigation, a tile, a step of a breadcrumb."""

    label: str
    url: str
    icon: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading of a list, as the events of a day."""

    title: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the start page: cards in a layout, or tiles; `more` leads to the whole list."""

    title: str
    cards: Sequence[Card] = ()
    layout: Layout = "grid"
    tiles: Sequence[Link] = ()
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class MapView:
    """A map island: `source` answers GeoJSON (properties title, url, overline, icon), `outline` the border.

    `features` is the GeoJSON itself where no address has it. `basemap` is the address of a MapLibre style; without one
    the outline is the map.
    """

    source: str = ""
    outline: str = ""
    basemap: str = ""
    attribution: str = ""
    label: str = "Karte"
    features: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A field of a filter form; `wide` takes a line of its own where there is little room."""

    name: str
    label: str
    kind: Literal["search", "select", "date", "checkbox"]
    value: str = ""
    choices: Sequence[Choice] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """A filter form: GET to `action`; `reset` leads back to the whole list, `keep` are hidden values.

    `locates`: the device may say where it is.
    """

    action: str
    fields: Sequence[Filter]
    keep: Sequence[Choice] = ()
    reset: str = ""
    locates: bool = False

    @property
    def active(self) -> bool:
        """Whether any field narrows the list."""
        return bool(self.keep) or any(filter_.value for filter_ in self.fields)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reader decides for this device; the first of the choices holds until then."""

    name: str
    label: str
    choices: Sequence[Choice]
    help: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box; `value` is sent when it is ticked."""

    value: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes sent under one name; `<name>-da` says that the form had them."""

    name: str
    label: str
    boxes: Sequence[Tick]


@dataclass(frozen=True, slots=True)
class TickForm:
    """A part of the settings that is kept in a cookie; `url` takes it."""

    name: str
    title: str
    intro: str
    url: str
    groups: Sequence[Ticks]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a list does not show as the reader wished: `2 Themen`; where all of it is, and where to change that."""

    text: str
    everything: str
    settings: str


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty list says, and where to go on."""

    title: str
    text: str = ""
    icon: str = "search"
    link: Link | None = None
