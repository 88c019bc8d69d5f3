"""Whether a content of the app's configuration may be published: every fault of it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from smartvillage.core.content.faults import Fault, faults_of
from smartvillage.modules.pages.configuration.known import Known
from smartvillage.modules.pages.configuration.registry import content_named
from smartvillage.modules.pages.configuration.targets import Target
from smartvillage.surfaces.webapp.native.values import table, text

KEYS = ("routeName", "navigationTo")
DEEPEST = 40


def faults(name: str, written: str, known: Known) -> list[Fault]:
    """Of a content with a schema by the schema; of others what can be told of any: broken JSON, ways to nowhere."""
    if not written.strip():
        return [Fault("", "Der Inhalt ist leer; gemeint ist JSON, wenigstens {} oder []")]
    try:
        value = parsed(written)
    except ValueError as error:
        return [Fault("", str(error))]
    content = content_named(name)
    if content is None:
        return list(_anywhere(value, known, ""))
    return list(faults_of(content.root, value, known))


def parsed(written: str) -> Any:
    """The JSON of a text. Raises `ValueError` with the place of the fault in German."""
    try:
        return json.loads(written, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise ValueError(
            f"Das ist kein gültiges JSON: in Zeile {error.lineno}, Zeichen {error.colno} stimmt etwas nicht "
            f"(davor steht {_before(written, error.pos)})"
        ) from None
    except RecursionError:
        raise ValueError("Das JSON ist zu tief geschachtelt") from None


def _before(written: str, place: int) -> str:
    said = " ".join(written[max(0, place - 20) : place].split())
    return f"„{said}“" if said else "nichts"


def _refused(word: str) -> Any:
    raise ValueError(f"Das ist kein gültiges JSON: „{word}“ ist keine Zahl")


def _anywhere(value: Any, known: Known, path: str, depth: int = 0) -> Iterator[Fault]:
    """Targets wherever they stand; we do not know what the content is, so they are only told."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for index, one in enumerate(value, 1):
            yield from _anywhere(one, known, f"{path} › {index}".removeprefix(" › "), depth + 1)
    if isinstance(value, Mapping):
        for key in KEYS:
            target = Target(text(value.get(key)), {**_beside(value), **table(value.get("params"))})
            if wrong := target.misled(known):
                yield Fault(f"{path} › {key}".removeprefix(" › "), wrong, blocks=False)
        for key, one in value.items():
            yield from _anywhere(one, known, f"{path} › {key}".removeprefix(" › "), depth + 1)


def _beside(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value[name] for name in ("query", "queryVariables", "webUrl", "pdfUrl") if name in value}
