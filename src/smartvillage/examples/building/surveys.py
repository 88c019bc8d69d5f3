from typing import Any

from smartvillage.examples import markup, when
from smartvillage.examples.building.scene import Scene, span
from smartvillage.examples.model import Survey
from smartvillage.examples.reading import RawTable


def survey(raw: RawTable, scene: Scene) -> Survey:
    """Texts in German, and in English under the same name with `_en`."""
    first, last = (when.resolve(raw[name], today=scene.today) for name in ("from", "to"))
    return Survey(
        external_id=scene.external_id("survey", raw),
        organisation=scene.organisations[raw.get("org", "rathaus")].key,
        title=_said(raw, "title"),
        short_description=_said(raw, "short"),
        description={"de": markup.html(scene.text(raw["text"]))},
        questions=tuple(_question(question) for question in raw["questions"]),
        date=span(first, last),
        votes=tuple(tuple(question.get("votes", ())) for question in raw["questions"]),
        comments=tuple(raw.get("comments", ())),
    )


def _question(raw: RawTable) -> dict[str, Any]:
    english = raw.get("options_en", [])
    return {
        "title": _said(raw, "title"),
        "type": raw.get("type", "SINGLE_CHOICE"),
        "required": raw.get("required", False),
        "options": [
            {"title": {"de": text, **({"en": english[place]} if english else {})}}
            for place, text in enumerate(raw.get("options", []))
        ],
    }


def _said(raw: RawTable, name: str) -> dict[str, str]:
    return {language: raw[key] for language, key in (("de", name), ("en", f"{name}_en")) if raw.get(key)}
