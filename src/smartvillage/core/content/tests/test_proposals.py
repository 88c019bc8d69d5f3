"""Changes of what is live wait beside it: what is kept, who decides, what is applied."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from smartvillage.core.content.deciding import approve, reject, withdraw
from smartvillage.core.content.errors import ChangeWaits, Conflict, Refused
from smartvillage.core.content.models import Approval, Item, Proposal
from smartvillage.core.content.proposals import open_proposal
from smartvillage.core.content.save import Saved, update_item
from smartvillage.core.content.states import set_state
from smartvillage.core.content.tests.test_approval import _now as now_of
from smartvillage.core.content.tests.test_approval import _person as person
from smartvillage.core.content.tests.test_approval import _write as write
from smartvillage.core.content.tests.test_approval import rule as rule_of
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account
from smartvillage.core.people.viewer import Viewer
from smartvillage.testing import Place

rule = rule_of


@pytest.fixture
def live(town: Place, rule: Any) -> Item:
    """News that anna wrote before there was a rule of one approval."""
    item = write(person(town, "anna"), "Alt")
    rule({"": {"": 1}})
    return item


def _edit(viewer: Viewer, item: Item, title: str = "Neu", *, proposal: int = 0, **values: Any) -> Saved:
    said = {"title": title, **values}
    return update_item(
        viewer=viewer, item=now_of(item), values=said, state="published", lock=True, proposal=proposal
    )


def _open(viewer: Viewer, item: Item) -> Proposal:
    found = open_proposal(viewer, item)
    assert found
    return found


def _seen(item: Item) -> tuple[str, str, bool, int]:
    fresh = now_of(item)
    return fresh.title, fresh.state, fresh.visible, fresh.version


def test_the_item_stays_as_it_is_until_another_approves(town: Place, live: Item) -> None:
    anna, bert = person(town, "anna"), person(town, "bert")
    assert _edit(anna, live).proposed
    assert _seen(live) == ("Alt", "published", True, 1)
    found = _open(bert, live)
    assert (orjson.loads(found.document)["title"], found.changed, found.base_version) == ("Neu", ["title"], 1)
    with pytest.raises(Refused):
        approve(viewer=anna, proposal=found)
    assert approve(viewer=bert, proposal=found)
    assert _seen(live) == ("Neu", "published", True, 2)
    with within(town.id):
        last = live.revisions.latest("version")
        assert (last.account_id, last.note) == (anna.account, "Änderung freigegeben")
        assert not Proposal.objects.exists()
        assert list(Approval.objects.values_list("account_id", "version", "proposal")) == [
            (bert.account, 2, None)
        ]


def test_what_was_approved_goes_out_again_after_the_archive(town: Place, live: Item) -> None:
    anna = person(town, "anna")
    _edit(anna, live)
    approve(viewer=person(town, "bert"), proposal=_open(anna, live))
    for state in ("archived", "published"):
        set_state(viewer=anna, item=now_of(live), state=state)
    assert now_of(live).state == "published"


def test_two_others_are_needed_where_the_rule_says_so(town: Place, live: Item, rule: Any) -> None:
    rule({"": {"": 2}})
    anna, bert, cora = (person(town, name) for name in ("anna", "bert", "cora"))
    _edit(anna, live)
    found = _open(bert, live)
    assert [approve(viewer=bert, proposal=found) for _ in range(2)] == [None, None]
    assert _seen(live)[0] == "Alt"
    assert approve(viewer=cora, proposal=found)
    assert _seen(live)[0] == "Neu"


def test_the_slower_of_two_reviewers_is_told(town: Place, live: Item) -> None:
    anna, bert, cora = (person(town, name) for name in ("anna", "bert", "cora"))
    _edit(anna, live)
    seen_by_both = _open(bert, live)
    assert approve(viewer=bert, proposal=_open(bert, live))
    with pytest.raises(Conflict):
        approve(viewer=cora, proposal=seen_by_both)
    assert _seen(live)[0] == "Neu"


def test_a_new_wording_must_be_looked_at_again(town: Place, live: Item, rule: Any) -> None:
    rule({"": {"": 2}})
    anna, bert, cora = (person(town, name) for name in ("anna", "bert", "cora"))
    _edit(anna, live)
    approve(viewer=bert, proposal=_open(bert, live))
    _edit(anna, live, "Noch neuer", proposal=_open(anna, live).pk)
    assert approve(viewer=cora, proposal=_open(cora, live)) is None
    assert approve(viewer=bert, proposal=_open(bert, live))
    assert _seen(live)[0] == "Noch neuer"


def test_a_reviewer_who_corrects_a_proposal_releases_it(town: Place, live: Item) -> None:
    anna, bert = person(town, "anna"), person(town, "bert")
    _edit(anna, live, "Nue")
    assert not _edit(bert, live, "Neu", proposal=_open(bert, live).pk).proposed
    assert _seen(live) == ("Neu", "published", True, 2)
    assert open_proposal(bert, live) is None


def test_reviewers_do_not_change_what_is_live_alone(town: Place, live: Item) -> None:
    assert _edit(person(town, "bert"), live).proposed
    assert _seen(live)[0] == "Alt"


def test_restricted_authors_propose_without_any_rule(town: Place, live: Item, rule: Any) -> None:
    rule({})
    vera, anna = person(town, "vera", "restricted"), person(town, "anna")
    assert _edit(vera, live).proposed
    assert _seen(live)[0] == "Alt"
    with pytest.raises(Refused):
        approve(viewer=vera, proposal=_open(vera, live))
    assert approve(viewer=anna, proposal=_open(anna, live))
    assert _seen(live) == ("Neu", "published", True, 2)


def test_other_fields_that_changed_since_stay(town: Place, live: Item) -> None:
    anna, bert = person(town, "anna"), person(town, "bert")
    _edit(anna, live)
    update_item(viewer=_importer(town), item=now_of(live), values={"author": "Rathaus"})
    assert approve(viewer=bert, proposal=_open(bert, live))
    said = orjson.loads(now_of(live).document)
    assert (said["title"], said["author"]) == ("Neu", "Rathaus")


def test_the_same_field_changed_since_is_a_conflict(town: Place, live: Item) -> None:
    anna, bert = person(town, "anna"), person(town, "bert")
    _edit(anna, live)
    update_item(viewer=_importer(town), item=now_of(live), values={"title": "Vom Import"})
    with pytest.raises(Conflict):
        approve(viewer=bert, proposal=_open(bert, live))
    assert _seen(live) == ("Vom Import", "published", True, 2)
    with within(town.id):
        assert not Approval.objects.exists()


def test_what_waits_is_not_overwritten_unseen(town: Place, live: Item) -> None:
    anna, dora = person(town, "anna"), person(town, "dora", "user")
    _edit(anna, live)
    with pytest.raises(ChangeWaits):
        _edit(dora, live, "Anders")
    assert orjson.loads(_open(anna, live).document)["title"] == "Neu"


def test_rejected_it_is_the_authors_again(town: Place, live: Item) -> None:
    anna, bert = person(town, "anna"), person(town, "bert")
    _edit(anna, live)
    with pytest.raises(Refused):
        reject(viewer=anna, proposal=_open(anna, live), note="Nein")
    reject(viewer=bert, proposal=_open(bert, live), note="Bitte kürzer")
    assert open_proposal(bert, live) is None
    back = _open(anna, live)
    assert (back.note, back.rejected_by_id) == ("Bitte kürzer", bert.account)
    with pytest.raises(Refused):
        approve(viewer=bert, proposal=back)
    _edit(anna, live, "Kürzer", proposal=back.pk)
    assert (_open(bert, live).note, _open(bert, live).rejected_at) == ("", None)


def test_only_its_author_withdraws_it(town: Place, live: Item) -> None:
    anna, bert = person(town, "anna"), person(town, "bert")
    _edit(anna, live)
    with pytest.raises(Refused):
        withdraw(viewer=bert, proposal=_open(bert, live))
    withdraw(viewer=anna, proposal=_open(anna, live))
    assert open_proposal(anna, live) is None
    _edit(anna, live)
    _edit(anna, live, "Alt", proposal=_open(anna, live).pk)
    assert open_proposal(anna, live) is None


def test_the_wire_goes_on_as_before(town: Place, live: Item) -> None:
    update_item(viewer=_importer(town), item=now_of(live), values={"title": "Vom Import"}, state="published")
    assert _seen(live) == ("Vom Import", "published", True, 2)
    phone = replace(town.viewer("restricted"), client="api")
    update_item(viewer=phone, item=now_of(live), values={"title": "Von fern"}, lock=True)
    assert _seen(live) == ("Von fern", "review", False, 3)
    with within(town.id):
        assert not Proposal.objects.exists()


@pytest.mark.parametrize("gone", ["item", "account"])
def test_it_goes_with_the_item_and_with_its_author(town: Place, live: Item, gone: str) -> None:
    anna = person(town, "anna")
    _edit(anna, live)
    with within(town.id):
        if gone == "item":
            now_of(live).delete()
        else:
            Account.objects.filter(pk=anna.account or 0).delete()
        assert not Proposal.objects.exists()


def _importer(town: Place) -> Viewer:
    return replace(town.viewer("admin"), client="import:rss")
