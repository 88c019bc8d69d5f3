"""Writing: versions, locks, states, history."""

import pytest

from smartvillage.core.content.errors import Conflict, Invalid, NotFound, Refused
from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Item, ItemCategory, ItemPlace, Revision
from smartvillage.core.content.revisions import diff, restore_revision
from smartvillage.core.content.save import create_item, update_item
from smartvillage.core.content.states import purge_trash, restore_item, set_state, set_visible, trash_item
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place

NEWS = kind_of("news_item")
VALUES = {
    "title": "Markt",
    "content_blocks": [
        {"title": "A", "media_contents": [{"source_url": {"url": "/a.jpg"}, "alt": "Ein Stand"}]},
        {"title": "B"},
    ],
    "address": {"city": "Bad Belzig", "geo_location": {"latitude": 52.1, "longitude": 12.6}},
}


def make(place: Place, **more: object) -> Item:
    return create_item(viewer=place.viewer("editor"), kind=NEWS, values={**VALUES, **more}).item


def test_derived_columns_and_rows_follow_the_document(town: Place) -> None:
    item = make(town, categories=[10**6])
    assert (item.title, item.lat, item.lon, item.has_image, item.version) == ("Markt", 52.1, 12.6, True, 1)
    with within(town.id):
        assert list(ItemPlace.objects.values_list("folded", flat=True)) == ["bad belzig"]
        assert not ItemCategory.objects.exists()
    update_item(viewer=town.viewer(), item=item, values={"address": None})
    with within(town.id):
        assert not ItemPlace.objects.exists()
        assert Item.objects.get().lat is None


def test_saving_the_same_again_writes_nothing(town: Place) -> None:
    item = make(town)
    saved = update_item(viewer=town.viewer(), item=item, values=VALUES)
    assert (saved.changed, saved.item.version) == ((), 1)
    with within(town.id):
        assert Revision.objects.count() == 1


def test_a_newer_version_in_between_is_a_conflict_and_nothing_is_lost(town: Place) -> None:
    item = make(town)
    update_item(viewer=town.viewer(), item=item, values={"title": "Erste"}, expected_version=1)
    with pytest.raises(Conflict) as caught:
        update_item(viewer=town.viewer(), item=item, values={"title": "Zweite"}, expected_version=1)
    assert (caught.value.expected, caught.value.current) == (1, 2)
    with within(town.id):
        assert Item.objects.get().title == "Erste"


def test_an_editors_hand_locks_the_field_of_an_imported_item(town: Place) -> None:
    item = create_item(
        viewer=town.viewer(), kind=NEWS, values=VALUES, source="import:rss", external_id="1"
    ).item
    saved = update_item(viewer=town.viewer("editor"), item=item, values={"title": "Von Hand"}, lock=True)
    assert saved.item.locked == ["title"]


def test_history_says_what_changed_and_goes_back(town: Place) -> None:
    item = make(town)
    update_item(viewer=town.viewer("editor"), item=item, values={"title": "Neu", "author": "Ada"})
    with within(town.id):
        first, second = Revision.objects.order_by("version")
    changes = [
        (change.name, change.before, change.after)
        for change in diff(item=item, older=first.document, newer=second.document)
    ]
    assert changes == [("title", "Markt", "Neu"), ("author", None, "Ada")]
    restored = restore_revision(viewer=town.viewer("editor"), revision=first)
    assert (restored.item.title, restored.item.version, restored.document.author) == ("Markt", 3, None)  # type: ignore[attr-defined]


def test_restricted_authors_wait_for_a_release(town: Place) -> None:
    item = create_item(viewer=town.viewer("restricted"), kind=NEWS, values=VALUES).item
    assert (item.state, item.visible) == ("review", False)
    with pytest.raises(Refused):
        set_visible(viewer=town.viewer("restricted"), item=item, visible=True)
    set_visible(viewer=town.viewer("editor"), item=item, visible=True)
    assert (item.state, item.visible) == ("published", True)
    again = update_item(viewer=town.viewer("restricted"), item=item, values={"title": "Anders"}).item
    assert (again.state, again.visible) == ("review", False)


def test_trash_can_be_undone_for_thirty_days(town: Place) -> None:
    item = make(town)
    trash_item(viewer=town.viewer("editor"), item=item)
    assert purge_trash(municipality=town.id) == 0
    restore_item(viewer=town.viewer("editor"), item=item)
    assert item.state == "draft"
    set_state(viewer=town.viewer("editor"), item=item, state="published")
    trash_item(viewer=town.viewer("editor"), item=item)
    with within(town.id):
        Item.objects.update(trashed_at="2020-01-01T00:00:00Z")
    assert purge_trash(municipality=town.id) == 1


def test_what_went_into_the_trash_together_comes_back_together(town: Place) -> None:
    above = make(town)
    child, grandchild, gone_before = (make(town) for _ in range(3))
    with within(town.id):
        Item.objects.filter(pk__in=[child.pk, gone_before.pk]).update(parent=above)
        Item.objects.filter(pk=grandchild.pk).update(parent=child)
    editor = town.viewer("editor")
    trash_item(viewer=editor, item=gone_before)
    trash_item(viewer=editor, item=above)

    def states() -> list[str]:
        with within(town.id):
            return list(Item.objects.order_by("pk").values_list("state", flat=True))

    assert states() == ["trash"] * 4
    above.refresh_from_db()
    restore_item(viewer=editor, item=above, state="published")
    assert states() == ["published", "published", "published", "trash"]


@pytest.mark.parametrize("role", ["app", "read_only"])
def test_readers_write_nothing(town: Place, role: str) -> None:
    with pytest.raises(Refused):
        create_item(viewer=town.viewer(role), kind=NEWS, values=VALUES)


def test_what_cannot_be_stored_is_said_in_german(town: Place) -> None:
    with pytest.raises(Invalid, match="Text und Bilder ist ungültig"):
        make(town, content_blocks="nein")
    with pytest.raises(Invalid, match="zu groß"):
        make(town, author="x" * 3_000_000)


def test_a_failure_in_the_middle_leaves_nothing(town: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise NotFound

    monkeypatch.setattr("smartvillage.core.content.save.record_version", fail)
    with pytest.raises(NotFound):
        make(town)
    with within(town.id):
        assert not Item.objects.exists()
