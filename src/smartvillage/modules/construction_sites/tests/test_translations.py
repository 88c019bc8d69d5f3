"""Texts in free JSON that has a shape are translated like those of fields."""

from typing import Any

import orjson
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.languages import reading_in
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item, update_item
from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.content.spoken import spoken
from smartvillage.core.content.translations import places
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.said import language_of
from smartvillage.modules.construction_sites.document import ConstructionSite, ConstructionSitePayload
from smartvillage.testing import Place

SITE = {
    "direction": "stadteinwärts",
    "restrictions": [{"description": "Vollsperrung"}, {"description": "Tempo 30"}],
}
SITE_ENGLISH = {
    "payload.direction": "into town",
    "payload.restrictions.0.description": "closed",
    "payload.restrictions.1.description": "30 km/h",
}


def _said(item: Item) -> dict[str, str]:
    with within(item.municipality_id):
        document = orjson.loads(Item.objects.get(pk=item.pk).document)
    return {key: one["text"] for key, one in document["translations"]["en"].items()}


def _site(town: Place, **values: Any) -> Item:
    given = {"title": "Markt", "payload": SITE, "translations": {"en": SITE_ENGLISH}, **values}
    return create_item(
        viewer=town.viewer(), kind=kind_of("generic_item", "ConstructionSite"), values=given
    ).item


def _payload(town: Place, item: Item) -> dict[str, Any]:
    query = ItemQuery(viewer=town.viewer(), kind="generic_item").where("i.id = %s", item.pk)
    with reading_in("en"):
        payload: dict[str, Any] = source(query.rows()[0])["payload"]
    return payload


def test_free_json_with_a_shape_is_translated_too(town: Place) -> None:
    item = _site(town)
    assert _said(item) == SITE_ENGLISH
    payload = _payload(town, item)
    assert (payload["direction"], language_of(payload["direction"])) == ("into town", "en")
    read = ConstructionSitePayload.read(payload)
    assert [language_of(row.description) for row in read.restrictions] == ["en", "en"]
    assert [row.description for row in read.restrictions] == ["closed", "30 km/h"]


def test_rows_of_free_json_take_their_translations_along(town: Place) -> None:
    item = _site(town)
    turned = {**SITE, "restrictions": SITE["restrictions"][::-1]}
    update_item(viewer=town.viewer(), item=item, values={"payload": turned})
    assert [row["description"] for row in _payload(town, item)["restrictions"]] == ["30 km/h", "closed"]
    update_item(
        viewer=town.viewer(),
        item=item,
        values={"payload": {**turned, "restrictions": [{"description": "Vollsperrung"}]}},
    )
    assert [row["description"] for row in _payload(town, item)["restrictions"]] == ["closed"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["direction", "restrictions", "description", "x"]), inner, max_size=3
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_told(payload: Any) -> None:
    document = ConstructionSite.model_validate({"payload": payload if isinstance(payload, dict) else {}})
    stored = document.model_dump(mode="json") | {
        "translations": {"en": {key: {"text": "said"} for key in SITE_ENGLISH}}
    }
    keys = {place.key for place in places(document)}
    told = spoken(stored, ConstructionSite, "en")
    assert ConstructionSitePayload.read(told["payload"]).direction == (
        "said" if "payload.direction" in keys else ConstructionSitePayload.read(document.payload).direction
    )
