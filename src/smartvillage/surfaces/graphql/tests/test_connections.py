"""The database restarts or closes connections: no request fails because of it."""

import pytest
from django.db import connection, connections

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.surfaces.oauth.clients import create_client
from smartvillage.testing import Place, call, forget_everything

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite closes no connections"),
    pytest.mark.django_db(transaction=True),
]
CREATE = 'mutation { createGenericItem(title: "Rad", genericType: "Noticeboard") { title } }'


def _closed_by_the_database() -> None:
    """Every connection of this process, by another one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (number,) = cursor.fetchone()
    other = connections["default"].copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [number])
    other.close()
    forget_everything()


@pytest.mark.parametrize("role", ["app", "user"])
def test_what_is_asked_next_is_answered(town: Place, role: str) -> None:
    with within(town.id):
        organisation = Organisation.objects.get(pk=town.organisation)
        made = create_client(organisation=organisation, role=role, name="x")
    client = {"client_id": made.client_id, "client_secret": made.client_secret}
    _closed_by_the_database()
    token = call("/oauth/token", {**client, "grant_type": "client_credentials"}).json["access_token"]
    for asked, answer in (
        ("{ newsItems { id } }", {"newsItems": []}),
        (CREATE, {"createGenericItem": {"title": "Rad"}}),
        ("{ genericItems { title } }", {"genericItems": [{"title": "Rad"}]}),
    ):
        _closed_by_the_database()
        found = call("/graphql", {"query": asked}, authorization=f"Bearer {token}")
        assert (found.status, found.json) == (200, {"data": answer})
