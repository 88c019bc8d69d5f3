"""The catalogue of a state, where it comes from, and what municipalities say above it."""

from smartvillage.modules.services.models.areas import AreaAlias
from smartvillage.modules.services.models.catalogue import (
    Category,
    CategoryService,
    Competence,
    Entry,
    Form,
    Office,
    OnlineService,
    Person,
    Service,
    ServiceArea,
    ServiceKey,
    Specialisation,
)
from smartvillage.modules.services.models.overlay import Connection, OwnOffice, OwnService, Showing
from smartvillage.modules.services.models.sources import (
    CatalogueVersion,
    Change,
    KeptAnswer,
    Pending,
    Run,
    Source,
)

CATALOGUE = (
    Category,
    CategoryService,
    Competence,
    Form,
    Office,
    OnlineService,
    Person,
    Service,
    ServiceArea,
    ServiceKey,
    Specialisation,
)
"""The tables an import fills."""

__all__ = [
    "CATALOGUE",
    "AreaAlias",
    "CatalogueVersion",
    "Category",
    "CategoryService",
    "Change",
    "Competence",
    "Connection",
    "Entry",
    "Form",
    "KeptAnswer",
    "Office",
    "OnlineService",
    "OwnOffice",
    "OwnService",
    "Pending",
    "Person",
    "Run",
    "Service",
    "ServiceArea",
    "ServiceKey",
    "Showing",
    "Source",
    "Specialisation",
]
