"""Areas by any of their names."""

import pytest

from smartvillage.core.content.versions import forget_versions
from smartvillage.core.municipalities.models import Area, Municipality
from smartvillage.modules.services.overlay import overlay
from smartvillage.modules.services.queries import tree
from smartvillage.modules.services.tests import small
from smartvillage.modules.services.versions import AREAS, bump
from smartvillage.testing import Place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("10004", "Bad Belzig"),
        ("120690020020", "Bad Belzig"),
        ("12069020", "Bad Belzig"),
        ("12069", "Potsdam-Mittelmark"),
        ("12", "Brandenburg"),
        ("120695904", "Amt Beispiel"),
        ("12069001", "Borkheide"),
        (" 12 ", "Brandenburg"),
        ("99", None),
        ("", None),
        ("a/b", None),
        ("١٢", None),
        ("1" * 5000, None),
    ],
)
def test_an_area_is_known_by_all_its_keys(said: str, name: str | None) -> None:
    small.areas()
    node = tree("BB").resolve(said)
    assert (node.name if node else None) == name


def test_a_village_is_a_part_of_its_municipality() -> None:
    areas = small.areas()
    here = tree("BB")
    village = here.nodes[areas["Hagelberg"].pk]
    assert village.display_name == "Bad Belzig - OT Hagelberg"
    assert village.ags == "12069020"
    assert [here.nodes[one].name for one in village.chain] == [
        "Hagelberg",
        "Bad Belzig",
        "Potsdam-Mittelmark",
        "Brandenburg",
        "Bund",
    ]
    assert here.resolve(village.public_id) == village
    assert [node.name for node in here.at_postcode("14806")] == ["Bad Belzig", "Hagelberg"]
    assert [node.name for node in here.below(areas[small.AMT].pk)] == ["Borkheide"]


def test_areas_are_found_by_beginnings_of_words_and_by_place() -> None:
    small.areas()
    here = tree("BB")
    assert [node.name for node in here.named(["bel*", "bad"])] == ["Bad Belzig"]
    assert [node.name for node in here.named(["HAGEL"])] == ["Hagelberg"]
    assert here.named([]) == here.named(["*"]) == []
    near = here.nearest(lat=52.5, lon=12.5)
    assert near
    assert near.name == "Borkheide"


def test_areas_in_a_circle_end_where_they_begin() -> None:
    areas = small.areas()
    Area.objects.filter(pk=areas[small.DISTRICT].pk).update(parent=areas[small.VILLAGE_TOWN])
    Area.objects.filter(pk=areas[small.AMT].pk).update(parent=areas[small.STATE])
    Area.objects.filter(pk=areas[small.STATE].pk).update(parent=areas[small.AMT])
    bump(state=AREAS)
    chain = tree("BB").nodes[areas[small.TOWN].pk].chain
    assert len(chain) == len(set(chain))


def test_an_unknown_state_has_no_areas() -> None:
    small.areas()
    assert tree("XX").resolve("12") is None


def test_a_municipality_is_at_home_in_its_own_area_as_soon_as_it_has_another(town: Place) -> None:
    areas = small.areas()
    for key, name in ((small.TOWN, "Bad Belzig"), (small.VILLAGE_TOWN, "Borkheide")):
        municipality = Municipality.objects.get(pk=town.id)
        municipality.area = areas[key]
        municipality.save()
        forget_versions()
        found = overlay(municipality=town.id).home
        assert found.state == "BB"
        assert found.area
        assert found.area.name == name
