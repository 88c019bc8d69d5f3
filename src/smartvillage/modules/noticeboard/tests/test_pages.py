"""Notices as citizens see them."""

from smartvillage.surfaces.webapp.tests.pagecheck import words
from smartvillage.testing import Place


def test_a_shared_ride_without_who_drives(town: Place) -> None:
    number = town.publish(
        "generic_item",
        "Noticeboard",
        title="Nach Potsdam",
        contacts=[
            {"first_name": "Erika", "last_name": "Muster", "phone": "0331 1", "email": "erika@example.org"}
        ],
        payload={
            "departureCity": "Bad Belzig",
            "departureTime": "07:10",
            "licensePlate": "PM-X 1",
            "availablePlaces": 3,
        },
    )
    for path in ("/schwarzes-brett", f"/schwarzes-brett/{number}-nach-potsdam", "/suche?q=potsdam"):
        page = town.page(path).content.decode()
        assert "Nach Potsdam" in page
        for secret in ("Erika", "Muster", "0331", "erika@", "PM-X"):
            assert secret not in page
    said = words(town.page(f"/schwarzes-brett/{number}-nach-potsdam"))
    assert "Abfahrt Bad Belzig" in said
    assert "Freie Plätze 3" in said
