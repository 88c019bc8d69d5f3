"""Addresses: where they lie, or where they may."""

from collections.abc import Mapping
from typing import Any

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.parts import Address
from smartvillage.core.geocoding.lookup import lookup
from smartvillage.core.geocoding.place import Question
from smartvillage.kit.geo import parse_point
from smartvillage.surfaces.cms.aids.aid import Aid, Typed
from smartvillage.surfaces.cms.forms.declare import Spec


def _fits(_kind: Kind, spec: Spec) -> bool:
    return spec.part is Address and spec.widget == "parts"


def _make(typed: Typed) -> Mapping[str, Any] | None:
    rows = [_row(typed, index, row) for index, row in enumerate(typed.source.get("addresses") or ())]
    return {"rows": rows} if rows else None


def _row(typed: Typed, index: int, said: Mapping[str, Any]) -> dict[str, Any]:
    """Candidates only where there is no point yet; the service hears of an address when the editor asks."""
    geo = said.get("geo_location") or {}
    question = Question(*(str(said.get(name) or "") for name in ("street", "zip", "city")))
    lies = parse_point(geo.get("latitude"), geo.get("longitude")) is not None
    wanted = question.askable and not lies and typed.asked == str(index)
    places = lookup(municipality=typed.viewer.municipality, text=question.text) if wanted else []
    return {
        "number": index,
        "text": question.text,
        "lies": lies,
        "askable": question.askable,
        "asked": wanted,
        "places": places,
    }


AID = Aid("anschrift", _fits, "cms/aids/addresses.html", _make)
