"""A small example, and everything that stands in the database."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import connection

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.save import create_item
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Right, Role
from smartvillage.core.people.viewers import viewer_for

Rows = dict[str, dict[Any, tuple[Any, ...]]]


class Small:
    """One office and one piece of news; `broken` fails when half of it is planted."""

    broken = False

    def draw(self, _municipality: int, _pictures: Mapping[str, Any]) -> dict[str, Any]:
        return {}

    def plant(
        self, municipality: Municipality, *, pictures: Mapping[str, Any], organisations: Mapping[str, int]
    ) -> dict[str, int]:
        municipality.look = {"claim": "Frisch"}
        municipality.settings = {"second_factor": "recommended"}
        municipality.modules_off = []
        municipality.save()
        with within(municipality.pk):
            office = Organisation.objects.filter(pk=organisations.get("office", 0)).first()
            office = office or Organisation(municipality=municipality)
            office.name, office.rights = "Rathaus", list(Right)
            office.save()
            if self.broken:
                raise RuntimeError("the power is gone")
            viewer = viewer_for(organisation=office, role=Role.ADMIN, client="test", account=None)
            create_item(viewer=viewer, kind=kind_of("news_item"), values={"title": "Markt"})
        return {"office": office.pk}


def rows() -> Rows:
    """Every row of every table, by its key."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table, key = model._meta.db_table, str(model._meta.pk.column)
            cursor.execute(f"SELECT {key}, * FROM {table}")
            found[table] = {row[0]: tuple(map(str, row[1:])) for row in cursor.fetchall()}
    return found


def counts() -> dict[str, int]:
    """How many rows each table has, but for what lasts on purpose: versions, and words until the night prunes them."""
    lasting = ("content_contentversion", "search_word")
    return {table: len(found) for table, found in rows().items() if table not in lasting}
