"""A small state: Brandenburg with a district, an Amt, two municipalities and a village, and a few services."""

from typing import Any

from smartvillage.core.municipalities.models import Area
from smartvillage.modules.services.keys import entry_key
from smartvillage.modules.services.models import (
    AreaAlias,
    Competence,
    Form,
    Office,
    OnlineService,
    Person,
    Service,
    Source,
)
from smartvillage.modules.services.versions import AREAS, bump

NATION, STATE, DISTRICT = "000000000000", "120000000000", "120690000000"
AMT, VILLAGE_TOWN, TOWN = "120695904000", "120695904001", "120690020020"


def areas() -> dict[str, Area]:
    """By regional key, and the locality "Hagelberg" by its name."""
    made: dict[str, Area] = {}
    for ars, level, name, parent in (
        (NATION, "nation", "Bund", None),
        (STATE, "state", "Brandenburg", NATION),
        (DISTRICT, "district", "Potsdam-Mittelmark", STATE),
        (TOWN, "municipality", "Bad Belzig", DISTRICT),
        (AMT, "association", "Amt Beispiel", DISTRICT),
        (VILLAGE_TOWN, "municipality", "Borkheide", AMT),
    ):
        made[ars] = Area.objects.create(
            ars=ars,
            level=level,
            name=name,
            parent=made.get(parent or ""),
            lat=52.0 + len(made) / 10,
            lon=12.5,
        )
    made["Hagelberg"] = Area.objects.create(level="locality", name="Hagelberg", parent=made[TOWN])
    AreaAlias.objects.create(scheme="gd", value="10004", area=made[TOWN])
    for area in (made[TOWN], made["Hagelberg"]):
        AreaAlias.objects.create(scheme="plz", value="14806", area=area)
    bump(state=AREAS)
    return made


def source(*, state: str = "BB", **values: Any) -> Source:
    made = Source.objects.create(state=state, **{"kind": "manual", "name": "Beispiel", **values})
    bump(state=state)
    return made


KINDS: dict[str, Any] = {
    "service": Service,
    "office": Office,
    "online": OnlineService,
    "form": Form,
    "person": Person,
}


def entry(kind: str, ext_id: str, *, of: Source, name: str = "", **values: Any) -> Any:
    """A row of a kind, as the importer would write it."""
    values.setdefault("document", {"names": {"de": name or ext_id}})
    if kind == "service":
        values.setdefault("name_sort", (name or ext_id).lower())
    return KINDS[kind].objects.create(
        state=of.state,
        source=of,
        key=entry_key(state=of.state, kind=kind, agency="", ext_id=ext_id),
        ext_id=ext_id,
        public_id=ext_id,
        name=name or ext_id,
        content_hash=b"",
        **values,
    )


def competence(service: Service, area: Area, target: Any, *, role: int = 1) -> None:
    kinds = {Office: 1, OnlineService: 2, Form: 3, Person: 4}
    Competence.objects.create(
        service=service,
        area=area,
        target=target.pk,
        kind=kinds[type(target)],
        role=role,
        delivery=0,
        source=service.source,
    )
