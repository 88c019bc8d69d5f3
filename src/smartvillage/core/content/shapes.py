"""Shapes: which keys the free payload of a kind usually has. The payload itself is stored as it was sent."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import ValidationError

from smartvillage.core.content.parts import Part, Payload
from smartvillage.kit.said import Said, alike


class Shape(Part):
    """What a form asks and a page reads of a payload; every field has a default, every key may be absent."""

    @classmethod
    def read(cls, payload: object) -> Self:
        """What fits of a payload, keys in camel or snake case; what does not fit counts as not said."""
        known = dict(payload) if isinstance(payload, Mapping) else {}
        while True:
            try:
                read = cls.model_validate(known)
            except ValidationError as error:
                wrong = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
                wrong |= {name for name, info in cls.model_fields.items() if info.alias in wrong}
                if not wrong & known.keys():
                    return cls()
                known = {key: value for key, value in known.items() if key not in wrong}
            else:
                _tell(read, known)
                return read

    @classmethod
    def merged(cls, payload: Payload, values: Mapping[str, Any]) -> Payload:
        """The payload with a form's values, in the spelling it has; emptied ones go, all others stay."""
        result = dict(payload)
        said = cls.model_validate(values).model_dump(mode="json", by_alias=True, exclude_unset=True)
        own = {info.alias: name for name, info in cls.model_fields.items() if name in payload}
        for alias, value in said.items():
            key = alias if alias in payload else own.get(alias, alias)
            if value in (None, "", [], {}):
                result.pop(key, None)
            else:
                result[key] = value
        return result


def _tell(read: Part, payload: Mapping[str, Any]) -> None:
    """Validation makes plain texts of those that know their language; they are told again which it is."""
    for name, info in type(read).model_fields.items():
        said, value = payload.get(info.alias or name, payload.get(name)), getattr(read, name)
        if isinstance(said, Said) and isinstance(value, str):
            setattr(read, name, alike(value, said))
        elif isinstance(said, list) and isinstance(value, list):
            for raw, row in zip(said, value, strict=False):
                if isinstance(row, Part) and isinstance(raw, Mapping):
                    _tell(row, raw)
