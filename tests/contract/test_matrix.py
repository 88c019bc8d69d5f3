"""Every operation of the contract's table for every role: what it says is what happens."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from smartvillage.core.people.rights import Right, Role
from smartvillage.testing import Place, ask
from tests.contract.permissions import cells
from tests.contract.world import OWNERS, RECORDS, World, make_world

CELLS = cells()
OF_OWNERS = {
    "all": set(OWNERS),
    "own+restricted": {"own", "restricted"},
    "own": {"own"},
    "own → invisible": {"own"},
    "own invisible": {"own"},
    "–": set(),
    "member's own generic items": set(),
    "member's own generic items, false only": set(),
    "see left": set(),
}
pytestmark = pytest.mark.skipif(not CELLS, reason="shared/contract does not lie beside the project")


@pytest.fixture
def world(town: Place) -> World:
    return make_world(town)


def cell(operation: str, role: str) -> str:
    row = next(row for name, row in CELLS.items() if name.startswith(operation))
    return row[role]


def done(world: World, document: str, role: str, *, rights: frozenset[Right] = frozenset(Right)) -> bool:
    """Whether a mutation was carried out: neither an error nor a refusing status."""
    viewer = world.place.viewer(role, rights=rights)
    answer = ask(f"mutation {{ done: {document} }}", viewer=viewer)
    if answer.get("errors"):
        assert not answer["errors"][0]["message"].startswith("Internal"), answer
        assert answer["errors"][0]["message"] == "Access not permitted!", answer
        return False
    said = answer["data"]["done"]
    return bool(said.get("statusCode", 200) == 200 and said.get("success", True))


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("record", RECORDS)
def test_lists_and_single_records(world: World, record: str, role: str) -> None:
    allowed = {**OF_OWNERS, "visible": set(), "visible + member's own": set()}
    for operation, single in (("list news", False), ("single record", True)):
        said = cell(operation, role)
        hidden = allowed[said.removesuffix("+visible") if single else said]
        shown = set(OWNERS) if single or "visible" in said else hidden
        assert world.seen(record, role, single=single) == {
            *((owner, "hidden") for owner in hidden),
            *((owner, "shown") for owner in shown),
        }


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("record", RECORDS)
def test_creating(world: World, record: str, role: str) -> None:
    said = cell("create news", role)
    made = RECORDS[record].create(None)
    assert done(world, made, role) == said.startswith("✓"), said
    without = frozenset(Right) - {RECORDS[record].right}
    assert done(world, made, role, rights=without) == (role == Role.ADMIN)
    if said.startswith("✓"):
        assert world.newest(record).visible == (said != "✓ invisible")


def test_the_app_creates_notices_and_reports(world: World) -> None:
    assert cell("create news", "app") == "generic items only (Noticeboard, DefectReport)"
    for generic_type, allowed in {
        "Noticeboard": True,
        "DefectReport": True,
        "Job": False,
        "Offer": False,
    }.items():
        made = f'createGenericItem(genericType: "{generic_type}", title: "Neu") {{ id }}'
        assert done(world, made, "app") == allowed, generic_type


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("record", RECORDS)
def test_updating_hiding_and_removing(world: World, record: str, role: str) -> None:
    for (owner, state), number in world.numbers[record].items():
        may_change = owner in OF_OWNERS[cell("update / destroy", role)]
        may_hide = owner in OF_OWNERS[cell("changeVisibility", role)]
        assert _updated(world, RECORDS[record].create(number), role) == may_change, (owner, state)
        if may_change and role == Role.RESTRICTED:
            assert not world.item(number).visible
        hide = f'changeVisibility(id: {number}, recordType: "{record}", visible: false) {{ statusCode }}'
        assert done(world, hide, role) == may_hide, (owner, state)
        remove = f'destroyRecord(id: {number}, recordType: "{record}") {{ statusCode }}'
        assert done(world, remove, role) == may_change, (owner, state)


def _updated(world: World, document: str, role: str) -> bool:
    """What the caller cannot see is not found, what they see but may not change is refused."""
    answer = world.place.ask(f"mutation {{ done: {document} }}", role=role)
    if answer.get("errors"):
        assert answer["errors"][0]["message"] in ("Access not permitted!", "Record not found"), answer
        return False
    return True


def test_the_app_changes_only_what_the_calling_member_wrote(world: World) -> None:
    mine, another = world.member("ada"), world.member("ben")
    phone = replace(world.place.viewer("app"), member=mine)
    made = ask(
        'mutation { done: createGenericItem(genericType: "Noticeboard", title: "Meins") { id } }',
        viewer=phone,
    )
    number = made["data"]["done"]["id"]
    show = f'changeVisibility(id: {number}, recordType: "GenericItem", visible: %s) {{ statusCode }}'
    stranger = replace(phone, member=another)
    for viewer, visible, status in ((stranger, "false", 403), (phone, "false", 200), (phone, "true", 403)):
        answer = ask(f"mutation {{ done: {show % visible} }}", viewer=viewer)
        assert answer["data"]["done"]["statusCode"] == status
    seen = f"{{ genericItem(id: {number}) {{ id }} }}"
    assert [ask(seen, viewer=viewer)["data"]["genericItem"] for viewer in (phone, stranger)] == [
        {"id": number},
        None,
    ]
    remove = f'mutation {{ done: destroyRecord(id: {number}, recordType: "GenericItem") {{ statusCode }} }}'
    assert ask(remove, viewer=stranger)["data"]["done"]["statusCode"] == 404
    assert ask(remove, viewer=phone)["data"]["done"]["statusCode"] == 200


OPERATIONS: dict[str, tuple[Callable[[World], str], Right | None]] = {
    "createAppUserContent": (
        lambda _: 'createAppUserContent(dataSource: "form", dataType: "json", content: "{}") { id }',
        None,
    ),
    "createAppUserContent, createGenericItemMessage": (
        lambda world: (
            f'createGenericItemMessage(genericItemId: {world.notice}, name: "Ada", '
            'email: "ada@example.org", message: "Noch da?", termsOfService: true) { statusCode }'
        ),
        None,
    ),
    "createAppUserContent, createGenericItemMessage, commentSurvey": (
        lambda world: f'commentSurvey(surveyId: {world.survey}, message: "Gut") {{ statusCode }}',
        None,
    ),
    "votesForSurvey": (lambda world: f"votesForSurvey(increaseId: [{world.option}]) {{ statusCode }}", None),
    "votesForSurvey, submitSurvey": (
        lambda world: (
            f'submitSurvey(input: {{surveyId: {world.survey}, uuid: "u-1", answers: '
            f"[{{questionId: {world.question}, selectedOptionIds: [{world.option}]}}]}}) {{ success }}"
        ),
        None,
    ),
    "createOrUpdateStaticContent": (
        lambda _: 'createOrUpdateStaticContent(name: "hilfe", dataType: "html", content: "Hilfe") { id }',
        Right.STATIC_CONTENTS,
    ),
    "waste mutations": (
        lambda _: 'createWasteTour(title: "Nord", wasteType: "paper") { id }',
        Right.WASTE_CALENDAR,
    ),
    "sendPushNotification": (
        lambda _: 'sendPushNotification(title: "Hallo") { statusCode }',
        Right.PUSH_NOTIFICATION,
    ),
    "sendPushNotification, schedulePushNotification": (
        lambda world: (
            f'schedulePushNotification(notificationPushableType: "NewsItem", title: "Hallo", recurring: 0, '
            f'notificationPushableId: {world.numbers["NewsItem"]["own", "shown"]}, onceAt: "2099-01-01 10:00") {{ statusCode }}'
        ),
        Right.PUSH_NOTIFICATION,
    ),
    "importGtfsFeeds": (
        lambda world: (
            f'importGtfsFeeds(dataProviderId: {world.place.organisation}, feed: "vbb") {{ statusCode }}'
        ),
        None,
    ),
}


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_other_operations(world: World, operation: str, role: str) -> None:
    document, right = OPERATIONS[operation]
    said = cell(operation, role)
    rights = frozenset(Right) if said == "right" or right is None else frozenset(Right) - {right}
    assert done(world, document(world), role, rights=rights) == (said in ("✓", "right")), said
    if said == "right":
        assert right is not None
        assert not done(world, document(world), role, rights=frozenset(Right) - {right})


@pytest.mark.parametrize("role", Role.values)
def test_surveys(world: World, role: str) -> None:
    said = cell("createOrUpdateSurveyPoll", role)
    poll = 'createOrUpdateSurveyPoll(title: {de: "Neu"}, questionTitle: {de: "Was?"}, responseOptions: []) { id }'
    assert done(world, poll, role) == (said != "–")
    newer = 'createOrUpdateSurvey(input: {title: {de: "Neu"}, questions: []}) { success }'
    assert done(world, newer, role) == (said != "–")
    assert done(world, poll, role, rights=frozenset(Right) - {Right.SURVEY}) == (role == Role.ADMIN)
    for owner, number in world.surveys.items():
        changed = f'createOrUpdateSurvey(input: {{id: {number}, title: {{de: "Anders"}}}}) {{ success }}'
        assert done(world, changed, role) == (owner in OF_OWNERS[said]), owner


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.APP])
def test_what_belongs_to_members_is_not_for_others(world: World, role: str) -> None:
    assert cell("conversations", role) == "–"
    viewer = world.place.viewer(role)
    about = f'conversationableId: {world.notice}, conversationableType: "GenericItem", messageText: "Hallo"'
    assert not done(world, f"createMessage({about}) {{ statusCode }}", role)
    redeem = f"redeemQuotaOfVoucher(memberId: {world.member('ada')}, quantity: 1, voucherId: {world.voucher}) {{ statusCode }}"
    assert not done(world, redeem, role)
    like = (
        f'toggleLike(likeType: "like", likeableId: {world.notice}, likeableType: "GenericItem") {{ liked }}'
    )
    assert not done(world, like, role)
    asked = "{ getConversations { id } genericItems(currentMember: true) { id } }"
    assert ask(asked, viewer=viewer)["data"] == {"getConversations": [], "genericItems": []}


def test_no_row_of_the_table_is_left_out() -> None:
    tested = (
        *("list news", "single record", "create news", "update / destroy", "changeVisibility"),
        *("createOrUpdateSurveyPoll", "conversations"),
        *OPERATIONS,
    )
    assert [name for name in CELLS if not name.startswith(tested)] == []
    assert {role for row in CELLS.values() for role in row} - {"extra right"} == set(Role.values)


def test_unknown_cells_fail() -> None:
    said: set[Any] = {cell("update / destroy", role) for role in Role.values}
    assert said <= set(OF_OWNERS)
