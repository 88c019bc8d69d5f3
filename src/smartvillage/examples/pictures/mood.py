"""Season and time of day as colours."""

from dataclasses import dataclass

from smartvillage.examples.pictures.canvas import Colour, colour, mix

SEASONS = ("spring", "summer", "autumn", "winter")

_SKIES = {
    ("spring", "day"): ("#6fb1e4", "#a9d3ef", "#e9f4f7"),
    ("summer", "day"): ("#3f93d6", "#8cc6ec", "#e2f2f8"),
    ("autumn", "day"): ("#7ea9cb", "#b9cfdc", "#f5ead8"),
    ("winter", "day"): ("#8fb0cc", "#c4d6e4", "#f1f4f7"),
    ("spring", "golden"): ("#5f97c9", "#f0d2a4", "#fbe9cc"),
    ("summer", "golden"): ("#4d8cc4", "#f5cf92", "#fde6bd"),
    ("autumn", "golden"): ("#6d8fb3", "#f2bd80", "#fbdcae"),
    ("winter", "golden"): ("#8ba4c4", "#f2cfb4", "#fae6d3"),
    ("spring", "morning"): ("#8fc1dc", "#d5e6e4", "#fbeede"),
    ("summer", "morning"): ("#7dbbdd", "#cfe7e6", "#fdf0d8"),
    ("autumn", "morning"): ("#96a9bd", "#dcd6cd", "#f7e4cb"),
    ("winter", "morning"): ("#a8bacd", "#dfe3ea", "#f9ece4"),
    ("spring", "dusk"): ("#38507f", "#b0718a", "#f3b48c"),
    ("summer", "dusk"): ("#2f4a80", "#b66a80", "#f6b078"),
    ("autumn", "dusk"): ("#3a3f68", "#a85c62", "#ee9a63"),
    ("winter", "dusk"): ("#34466f", "#8e7399", "#eab6a6"),
}
_LANDS = {
    "spring": ("#b4d0b0", "#93c07c", "#6fa653", "#4d8a3f"),
    "summer": ("#a9c6a8", "#82ad67", "#5d9148", "#3f7535"),
    "autumn": ("#c2c0a0", "#b3a462", "#94883e", "#6d6b34"),
    "winter": ("#ccd8e3", "#dbe5ed", "#e8eff5", "#f5f8fb"),
}
_FIELDS = {
    "spring": ("#e6d64a", "#8cbf5e", "#a78a5f"),
    "summer": ("#e8c965", "#d9b14d", "#86ad58"),
    "autumn": ("#a98757", "#c9a35a", "#8f9a4c"),
    "winter": ("#e9f0f6", "#dde7ef", "#d0dce7"),
}
_LEAVES = {
    "spring": ("#6fae4e", "#8cc063", "#f0c9d4"),
    "summer": ("#3f7d3c", "#52924a", "#356b3a"),
    "autumn": ("#d08a2e", "#c05a2b", "#d9ab3d"),
    "winter": ("#8b8f92", "#9aa0a5", "#b7c0c8"),
}
_TINTS = {
    "day": ("#ffffff", 0.0),
    "golden": ("#ffb45c", 0.13),
    "morning": ("#ffeeda", 0.14),
    "dusk": ("#33345f", 0.40),
}


@dataclass(frozen=True, kw_only=True)
class Mood:
    """All colours of one picture; `lit` says whether lamps are on."""

    season: str
    light: str

    @property
    def lit(self) -> bool:
        return self.light == "dusk"

    @property
    def sky(self) -> list[Colour]:
        return [colour(text) for text in _SKIES[self.season, self.light]]

    @property
    def land(self) -> list[Colour]:
        """From the farthest hill to the ground at the reader's feet."""
        return [self.tint(text) for text in _LANDS[self.season]]

    @property
    def fields(self) -> list[Colour]:
        return [self.tint(text) for text in _FIELDS[self.season]]

    @property
    def leaves(self) -> list[Colour]:
        return [self.tint(text) for text in _LEAVES[self.season]]

    @property
    def pine(self) -> Colour:
        return self.tint("#2f5d49" if self.season != "winter" else "#41685c")

    @property
    def haze(self) -> Colour:
        return self.sky[-1]

    @property
    def snow(self) -> bool:
        return self.season == "winter"

    def tint(self, text: str) -> Colour:
        """A colour as it looks in this light."""
        hue, share = _TINTS[self.light]
        return mix(colour(text), colour(hue), share)

    def window(self, dark: str = "#4a5a68") -> Colour:
        return colour("#ffd98a") if self.lit else self.tint(dark)
