"""All aids: ours, and those of the modules."""

from functools import cache

from smartvillage.core.content.kinds import Kind
from smartvillage.core.modules import rooms
from smartvillage.surfaces.cms.aids import addresses, hours, twins
from smartvillage.surfaces.cms.aids.aid import Aid
from smartvillage.surfaces.cms.forms.declare import declaration


@cache
def aids() -> dict[str, Aid]:
    further = (aid for room in rooms("cms") for aid in getattr(room, "AIDS", ()))
    return {aid.name: aid for aid in (hours.AID, addresses.AID, twins.AID, *further)}


@cache
def aids_of(kind: Kind) -> dict[str, str]:
    """The aid below each field, by the field's name."""
    return {
        spec.name: aid.name
        for spec in declaration(kind.document)
        for aid in aids().values()
        if aid.fits(kind, spec)
    }
