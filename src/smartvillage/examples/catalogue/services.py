"""A service of the text files as a document of the catalogue."""

from collections.abc import Iterator
from typing import Any

from smartvillage.examples import markup
from smartvillage.examples.catalogue import wording
from smartvillage.modules.services import shapes
from smartvillage.modules.services.shapes import ServiceShape, TextShape

APPROVED_ON, APPROVED_BY = "2026-09-01", "Musterredaktion Leistungen"
FREE = "Es fallen keine Kosten an."
LAW, BRING, NEED, STEPS, FORMS, HINTS, AUTHOR, OFFICE = "07", "08", "09", "11", "14", "16", "18", "22"
TRUST = {"keins": "10", "niedrig": "20", "substanziell": "30", "hoch": "40"}


def document(raw: dict[str, Any], *, group: int, office: str) -> ServiceShape:
    """`group`: three digits of its key; `office`: what the kind of office responsible is called."""
    others = {"en": raw.get("en"), "de-simple": raw.get("simple")}
    spoken = {language: said for language, said in others.items() if said}
    made: ServiceShape = {
        "names": {"de": raw["name"], **{language: said["name"] for language, said in spoken.items()}},
        "synonyms": {"de": raw["synonyms"]},
        "leika": [wording.key_of(raw, group)],
        "languages": ["de", *spoken],
        "texts": [*_german(raw, office), *_others(spoken)],
        "required": [{"name": one, "direction": "in"} for one in raw.get("bring", [])],
        "charges": wording.charges(raw["fees"]) or ([] if raw.get("fee_text") else [_FREE]),
        "durations": [wording.period(raw["time"], name="Bearbeitungsdauer")] if "time" in raw else [],
        "deadlines": [wording.period(raw["deadline"], name="Frist")] if "deadline" in raw else [],
        "approved_by": APPROVED_BY,
        "approved_on": APPROVED_ON,
        "written_form": False,
    }
    if "online" in raw:
        made["trust_level"] = TRUST[raw["online"]["trust"]]
    return made


_FREE: shapes.ChargeShape = {"type": "FREE", "name": "kostenfrei"}


def _german(raw: dict[str, Any], office: str) -> list[TextShape]:
    texts = (
        (shapes.TEASER, wording.paragraph(markup.first_sentence(raw["short"]))),
        (shapes.SHORT, wording.paragraph(raw["short"])),
        (LAW, wording.listed(raw["law"])),
        (BRING, wording.listed(raw.get("bring", []))),
        (NEED, wording.listed(raw.get("need", []))),
        (STEPS, wording.listed(raw.get("steps", []), tag="ol")),
        (HINTS, wording.paragraph(raw.get("hints", ""))),
        (shapes.FEE, _cost(raw)),
        (shapes.DEADLINE, wording.paragraph(raw.get("deadline_text", ""))),
        (shapes.DURATION, wording.paragraph(wording.period_text(raw["time"]) if "time" in raw else "")),
        (FORMS, wording.paragraph(raw.get("form", ""))),
        (OFFICE, wording.paragraph(office)),
        (AUTHOR, wording.paragraph(APPROVED_BY)),
    )
    return [
        {"module": module, "lang": "de", "html": html, "position": place}
        for place, (module, html) in enumerate(texts, start=1)
        if html
    ]


def _cost(raw: dict[str, Any]) -> str:
    lines = [wording.charge_text(one) for one in wording.charges(raw["fees"])]
    rest = raw.get("fee_text", "") if lines or raw.get("fee_text") else FREE
    return wording.listed(lines) + wording.paragraph(rest)


def _others(spoken: dict[str, dict[str, str]]) -> Iterator[TextShape]:
    for language, said in spoken.items():
        yield {
            "module": shapes.SHORT,
            "lang": language,
            "html": wording.paragraph(said["short"]),
            "position": 2,
        }
