"""Rules of approval: who must look at what, and whose signature counts."""

from dataclasses import replace
from typing import Any

import pytest

from smartvillage.core.content import approval
from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Item
from smartvillage.core.content.revisions import restore_revision
from smartvillage.core.content.save import create_item, update_item
from smartvillage.core.content.states import set_state, set_visible
from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account
from smartvillage.core.people.viewer import Viewer
from smartvillage.testing import Place

NEWS, EVENT = kind_of("news_item"), kind_of("event_record")
Rules = dict[str, dict[str, Any]]


@pytest.fixture
def rule(town: Place) -> Any:
    def set_rules(rules: Any) -> None:
        Municipality.objects.filter(pk=town.id).update(settings={"approvals": rules})
        forget()

    yield set_rules
    forget()


def _person(town: Place, name: str, role: str = "editor", client: str = "cms") -> Viewer:
    account, _ = Account.objects.get_or_create(email=f"{name}@example.org")
    return replace(town.viewer(role), account=account.pk, client=client)


def _write(viewer: Viewer, title: str = "Neu", **more: Any) -> Item:
    return create_item(viewer=viewer, kind=NEWS, values={"title": title}, **more).item


def _now(item: Item) -> Item:
    with within(item.municipality_id):
        found: Item = Item.objects.get(pk=item.pk)
    return found


def _publish(viewer: Viewer, item: Item) -> str:
    set_state(viewer=viewer, item=_now(item), state="published")
    return _now(item).state


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        (None, 0),
        ([], 0),
        ({"": {"": 1}}, 1),
        ({"": {"": 1, "news_item": 2}}, 2),
        ({"": {"news_item": 2}, "ORG": {"": 0}}, 0),
        ({"ORG": {"": 1, "news_item": 2}}, 2),
        ({"ORG": {"event_record": 2}}, 0),
        ({"": {"": 99}}, 2),
        ({"": {"": "1"}}, 0),
    ],
)
def test_the_more_special_rule_counts(town: Place, rule: Any, rules: Any, wanted: int) -> None:
    if isinstance(rules, dict):
        rules = {who.replace("ORG", str(town.organisation)): what for who, what in rules.items()}
    rule(rules)
    assert approval.needed(municipality=town.id, organisation=town.organisation, kind=NEWS) == wanted


def test_nobody_releases_their_own(town: Place, rule: Any) -> None:
    rule({"": {"": 1}})
    anna, bert = _person(town, "anna", "admin"), _person(town, "bert")
    item = _write(anna)
    assert (item.state, item.visible) == ("review", False)
    assert _publish(anna, item) == "review"
    set_visible(viewer=anna, item=_now(item), visible=True)
    update_item(viewer=anna, item=_now(item), values={"title": "Anders"}, state="published")
    assert _now(item).state == "review"
    assert _publish(bert, item) == "published"
    assert _now(item).visible


def test_two_different_people_are_needed(town: Place, rule: Any) -> None:
    rule({"": {"news_item": 2}})
    anna, bert, cora = (_person(town, name) for name in ("anna", "bert", "cora"))
    item = _write(anna, state="draft")
    assert item.state == "draft"
    assert [_publish(one, item) for one in (bert, bert, anna, cora)] == ["review"] * 3 + ["published"]


def test_what_is_rewritten_must_be_looked_at_again(town: Place, rule: Any) -> None:
    rule({"": {"": 2}})
    anna, bert, cora = (_person(town, name) for name in ("anna", "bert", "cora"))
    item = _write(anna)
    _publish(bert, item)
    update_item(viewer=anna, item=_now(item), values={"title": "Ganz anders"}, state="review")
    assert _publish(cora, item) == "review"
    assert _publish(bert, item) == "published"


def test_a_reviewer_who_corrects_has_looked_at_it(town: Place, rule: Any) -> None:
    rule({"": {"": 1}})
    item = _write(_person(town, "anna", "user"))
    bert = _person(town, "bert")
    saved = update_item(viewer=bert, item=item, values={"title": "Ohne Tippfehler"}, state="published")
    assert (saved.item.state, saved.item.visible) == ("published", True)


def test_publishing_an_unchanged_form_approves(town: Place, rule: Any) -> None:
    rule({"": {"": 2}})
    item = _write(_person(town, "anna"))
    for name, state in (("bert", "review"), ("cora", "published")):
        values = {"title": "Neu"}
        update_item(viewer=_person(town, name), item=_now(item), values=values, state="published")
        assert _now(item).state == state


def test_authors_and_programs_do_not_review(town: Place, rule: Any) -> None:
    rule({"": {"": 1}})
    item = _write(_person(town, "anna", "user"))
    assert _publish(_person(town, "dora", "user"), item) == "review"
    assert _publish(town.viewer("admin"), item) == "review"
    assert _publish(_person(town, "bert", "admin"), item) == "published"


def test_old_versions_come_back_through_review_too(town: Place, rule: Any) -> None:
    anna = _person(town, "anna")
    item = _write(anna)
    update_item(viewer=anna, item=item, values={"title": "Zweite"})
    rule({"": {"": 1}})
    with within(town.id):
        first = _now(item).revisions.select_related("item").get(version=1)
    assert restore_revision(viewer=anna, revision=first).proposed
    assert (_now(item).state, _now(item).title) == ("published", "Zweite")


def test_importers_and_other_kinds_are_not_held_up(town: Place, rule: Any) -> None:
    rule({"": {"news_item": 1}})
    importer = replace(town.viewer("admin"), client="import:rss")
    assert _write(importer, source="rss", external_id="1").state == "published"
    event = create_item(viewer=_person(town, "anna"), kind=EVENT, values={"title": "Fest"}).item
    assert event.state == "published"


def test_what_was_out_before_the_rule_stays_out(town: Place, rule: Any) -> None:
    anna = _person(town, "anna")
    item = _write(anna)
    set_visible(viewer=anna, item=item, visible=False)
    rule({"": {"": 1}})
    set_visible(viewer=anna, item=_now(item), visible=True)
    assert (_now(item).state, _now(item).visible) == ("published", True)
