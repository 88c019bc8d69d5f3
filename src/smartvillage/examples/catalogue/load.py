"""Fills the example state, through the importer of all sources."""

from collections.abc import Callable
from typing import Any

from smartvillage.core.municipalities.models import Area
from smartvillage.examples.catalogue.stream import stream
from smartvillage.examples.model import ExampleMunicipality
from smartvillage.modules.services.importing.run import run_import
from smartvillage.modules.services.indexing import index_missing
from smartvillage.modules.services.models import AreaAlias, Run, Source
from smartvillage.modules.services.versions import AREAS, bump

STATE = "BB"


def load(*, examples: list[ExampleMunicipality], say: Callable[[str], Any]) -> None:
    """The state's services with the offices of the examples; their areas must be there."""
    say("Verwaltungsleistungen werden geladen ...")
    for example in examples:
        postcodes(example)
    bump(state=AREAS)
    source, _ = Source.objects.get_or_create(
        state=STATE, name="Beispiele", defaults={"kind": Source.Kind.MANUAL, "rank": 50}
    )
    run = run_import(source=source, reader=lambda _cursor, _full: stream(), full=True)
    if run.status != Run.Status.DONE:
        raise RuntimeError(run.message)
    index_missing(state=STATE)


def postcodes(example: ExampleMunicipality) -> None:
    """By which people find their village."""
    named = {area.name: area for area in Area.objects.filter(name__in=[row.name for row in example.areas])}
    for row in example.areas:
        AreaAlias.objects.get_or_create(scheme=AreaAlias.Scheme.POSTCODE, value=row.zip, area=named[row.name])
