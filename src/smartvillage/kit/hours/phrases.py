"""The words opening hours are told with, in each tongue."""

from dataclasses import dataclass

from smartvillage.kit.dates.tongue import tongue


@dataclass(frozen=True)
class Phrases:
    """`{}` are filled in: a clock, a day, or both."""

    closed: str
    all_day: str
    from_clock: str
    always: str
    open: str
    open_until: str
    open_until_day: str
    shut: str
    opens: str
    at: str
    on: str
    today: str
    tomorrow: str
    midnight: str


PHRASES = {
    "de": Phrases(
        closed="geschlossen",
        all_day="ganztägig",
        from_clock="ab {}",
        always="Durchgehend geöffnet",
        open="Jetzt geöffnet",
        open_until="Jetzt geöffnet bis {} Uhr",
        open_until_day="Jetzt geöffnet bis {}, {} Uhr",
        shut="Geschlossen",
        opens="Geschlossen, öffnet {}",
        at="um {} Uhr",
        on="am {}",
        today="heute",
        tomorrow="morgen",
        midnight="24",
    ),
    "en": Phrases(
        closed="closed",
        all_day="all day",
        from_clock="from {}",
        always="Open around the clock",
        open="Open now",
        open_until="Open now until {}",
        open_until_day="Open now until {}, {}",
        shut="Closed",
        opens="Closed, opens {}",
        at="at {}",
        on="on {}",
        today="today",
        tomorrow="tomorrow",
        midnight="24:00",
    ),
}


def phrases() -> Phrases:
    """Those of the tongue that is spoken."""
    return PHRASES[tongue().code]
