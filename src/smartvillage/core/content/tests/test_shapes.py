"""Payloads read by their shape: what fits is used, nothing raises, nothing else is lost."""

from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.content.fields import Text, Whole, field
from smartvillage.core.content.shapes import Shape

TEXT = st.text(max_size=6)
WILD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


class Wheel(Shape):
    size_in_inches: Whole = field("Größe")


class Bike(Shape):
    bike_brand: Text = field("Marke")
    wheels: list[Wheel] = field("Räder", factory=list)
    tags: list[str] = field("Schlagwörter", factory=list)


def test_what_fits_is_read_in_both_spellings() -> None:
    read = Bike.read(
        {"bikeBrand": "Diamant", "wheels": [{"sizeInInches": "28"}, {"size_in_inches": 20}], "x": 1}
    )
    assert read.bike_brand == "Diamant"
    assert [wheel.size_in_inches for wheel in read.wheels] == [28, 20]
    assert Bike.read({"bike_brand": 7}).bike_brand == "7"


def test_what_does_not_fit_counts_as_not_said() -> None:
    read = Bike.read({"bikeBrand": ["Diamant"], "wheels": "zwei", "tags": ["schnell"]})
    assert (read.bike_brand, read.wheels, read.tags) == (None, [], ["schnell"])
    for nothing in (None, "Text", [1], 4):
        assert Bike.read(nothing) == Bike()


@given(WILD | st.dictionaries(st.sampled_from(["bikeBrand", "bike_brand", "wheels", "tags", "id"]), WILD))
def test_nothing_raises(payload: object) -> None:
    assert isinstance(Bike.read(payload), Bike)


def test_a_form_changes_only_what_it_asks() -> None:
    payload = {"z": 1, "bikeBrand": "Diamant", "wheels": [{"sizeInInches": 28}], "tags": ["alt"]}
    changed = Bike.merged(payload, {"bike_brand": "Simson", "wheels": [{"size_in_inches": 26}], "tags": []})
    assert list(changed.items()) == [
        ("z", 1),
        ("bikeBrand", "Simson"),
        ("wheels", [{"sizeInInches": 26}]),
    ]
    assert Bike.merged(payload, {}) == payload
    assert Bike.merged({"bike_brand": "Diamant"}, {"bike_brand": "Simson"}) == {"bike_brand": "Simson"}
    assert payload["tags"] == ["alt"]
