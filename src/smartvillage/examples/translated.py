"""What a few example entries say in other languages, by their external ids."""

from typing import Any

from smartvillage.examples import markup, reading

Texts = dict[str, dict[str, str]]


def translations(slug: str) -> dict[str, Texts]:
    """By external id, then by language; the keys are those of `core.content.translations`."""
    found: dict[str, Texts] = {}
    for raw in reading.tables(slug).get("translation", []):
        number = f"{slug}-{raw['of']}"
        found.setdefault(number, {})[raw["language"]] = _texts(raw)
    return found


def _texts(raw: dict[str, Any]) -> dict[str, str]:
    """News say their text in a first block, whose title repeats the headline."""
    text = markup.html(raw["text"].strip())
    if "intro" in raw:
        return {
            "title": raw["title"],
            "content_blocks.0.title": raw["title"],
            "content_blocks.0.intro": raw["intro"],
            "content_blocks.0.body": text,
        }
    if "name" in raw:
        first = markup.first_sentence(raw["text"].strip())
        return {"name": raw["name"], "mobile_description": first, "description": text}
    return {"title": raw["title"], "description": text}
