"""The old shape: one question whose options are counted; what editors save, what phones see and send."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.jobs.worker import run_due
from smartvillage.core.people.models import Account, Membership
from smartvillage.modules.surveys.editing import merge
from smartvillage.testing import Place, ask

SAVE = """mutation ($id: ID, $title: I18nJSON, $question: I18nJSON!, $options: [JSON!]!, $date: DateInput, $multiple: I18nJSON) {
  createOrUpdateSurveyPoll(id: $id, title: $title, questionId: "", questionTitle: $question, responseOptions: $options,
    questionAllowMultipleResponses: $multiple, date: $date, forceCreate: true) {
    id questionId questionTitle questionAllowMultipleResponses responseOptions { id title votesCount } status visible } }"""
OPEN = {"dateStart": "2026-05-01", "dateEnd": "2026-05-31"}
FRAGMENT = """fragment s on SurveyPoll { id title questionTitle date { dateEnd timeEnd } responseOptions { id votesCount }
  surveyComments { message } canComment isMultilingual createdAt }"""
LISTS = "{ archived: surveys(archived: true) { ...s } ongoing: surveys(ongoing: true) { ...s } } " + FRAGMENT


def save(place: Place, *, role: str = "editor", **changes: Any) -> Any:
    variables = {
        "title": {"de": "Spielplatz"},
        "question": {"de": "Was fehlt?", "pl": "Czego brakuje?"},
        "options": [{"title": {"de": "Schaukel"}}, {"title": {"de": "Rutsche"}}],
        "date": OPEN,
        **changes,
    }
    return place.data(SAVE, variables, role=role)["createOrUpdateSurveyPoll"]


def vote(place: Place, up: list[str], down: list[str] | None = None, role: str = "app") -> Any:
    asked = "mutation ($up: [ID!], $down: [ID!]) { votesForSurvey(increaseId: $up, decreaseId: $down) { statusCode status } }"
    return place.data(asked, {"up": up, "down": down or []}, role=role)["votesForSurvey"]


def counts(place: Place) -> list[int]:
    found = place.agreed("{ surveys { responseOptions { votesCount } } }", role="app")["surveys"]
    return [option["votesCount"] for option in found[0]["responseOptions"]]


@pytest.fixture(autouse=True)
def _in_may() -> Any:
    with time_machine.travel("2026-05-10T12:00:00+02:00"):
        yield


def test_options_change_by_id_and_go_when_emptied_without_votes(town: Place) -> None:
    made = save(town, multiple=False)
    first, second = made["responseOptions"]
    assert (made["status"], made["questionAllowMultipleResponses"], first["votesCount"]) == (
        "ACTIVE",
        False,
        0,
    )
    vote(town, [first["id"]])
    changed = save(
        town,
        id=made["id"],
        multiple=True,
        options=[
            {"id": first["id"], "title": {"de": ""}},
            {"id": second["id"], "title": {"de": ""}},
            {"title": {"de": "Wippe"}},
        ],
    )
    assert changed["questionId"] == made["questionId"]
    assert changed["questionAllowMultipleResponses"] is True
    titles = [
        (one["id"] == first["id"], one["title"], one["votesCount"]) for one in changed["responseOptions"]
    ]
    assert titles == [(True, {"de": "Schaukel"}, 1), (False, {"de": "Wippe"}, 0)]
    kept = save(town, id=made["id"], options=[{"title": {"de": "Bank"}}])
    assert len(kept["responseOptions"]) == 3


def test_the_app_sees_what_runs_and_what_is_over(town: Place, amt: Place) -> None:
    running = save(town)["id"]
    over = save(town, date={"dateStart": "2026-05-01", "dateEnd": "2026-05-10", "timeEnd": "11:00"})["id"]
    today = save(town, date={"dateStart": "2026-05-01", "dateEnd": "2026-05-10"})["id"]
    always = save(town, date=None)["id"]
    save(amt)
    seen = town.agreed(LISTS, role="app")
    assert {one["id"] for one in seen["ongoing"]} == {running, today, always}
    assert [one["id"] for one in seen["archived"]] == [over]
    staff = town.agreed(
        "{ all: surveys { id } flagged: surveys(archived: true) { id } none: surveys(ids: []) { id } }"
    )
    assert {one["id"] for one in staff["all"]} == {running, over, today, always}
    assert (len(staff["flagged"]), staff["none"]) == (4, [])


def test_editors_say_the_order(town: Place) -> None:
    made = [save(town)["id"] for _ in range(3)]
    for key, place in zip(made[:2], (2, 1), strict=True):
        change = f'mutation {{ createOrUpdateSurveyPoll(id: {key}, questionTitle: "?", responseOptions: [], sortNumber: {place}) {{ id }} }}'
        town.data(change)
    asked = '{ up: surveys(order: "sortNumber_ASC") { id } down: surveys(order: sortNumber_DESC) { id } odd: surveys(order: "x") { id } }'
    found = town.agreed(asked, role="app")
    assert [one["id"] for one in found["up"]] == [made[1], made[0], made[2]]
    assert [one["id"] for one in found["down"]] == [made[0], made[1], made[2]]
    assert len(found["odd"]) == 3


def test_votes_never_fall_below_nothing_and_count_only_while_open(town: Place) -> None:
    first, second = (one["id"] for one in save(town)["responseOptions"])
    assert vote(town, [first, second])["statusCode"] == 200
    assert vote(town, [second], [first, first])["statusCode"] == 200
    assert counts(town) == [0, 2]
    assert vote(town, ["999999", "x"])["statusCode"] == 404
    assert vote(town, [], [])["statusCode"] == 500
    for moment in ("2026-04-30T12:00:00+02:00", "2026-06-01T12:00:00+02:00"):
        with time_machine.travel(moment):
            assert vote(town, [first])["statusCode"] == 404
    assert counts(town) == [0, 2]


def test_the_first_app_votes_for_one_option(town: Place) -> None:
    first, second = (one["id"] for one in save(town)["responseOptions"])
    asked = (
        "mutation ($up: ID, $down: ID) { voteForSurvey(increaseId: $up, decreaseId: $down) { statusCode } }"
    )
    for up, down, votes in ((first, None, [1, 0]), (second, first, [0, 1]), ("", second, [0, 0])):
        said = town.data(asked, {"up": up, "down": down}, role="app")["voteForSurvey"]
        assert (said, counts(town)) == ({"statusCode": 200}, votes)


@pytest.mark.parametrize("role", ["admin", "editor", "user", "read_only"])
def test_only_phones_vote(town: Place, role: str) -> None:
    option = save(town)["responseOptions"][0]["id"]
    said = vote(town, [option], role=role)
    assert said == {"statusCode": 403, "status": "Access not permitted: missing role"}


def test_another_municipality_s_survey_cannot_be_voted_for(town: Place, amt: Place) -> None:
    option = save(amt)["responseOptions"][0]["id"]
    assert vote(town, [option])["statusCode"] == 404
    assert counts(amt) == [0, 0]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads cannot share a database in memory")
@pytest.mark.django_db(transaction=True)
def test_votes_at_the_same_time_all_count(town: Place) -> None:
    option = save(town)["responseOptions"][0]["id"]
    viewer = town.viewer("app")

    def one(_: int) -> Any:
        try:
            return ask(
                f"mutation {{ votesForSurvey(increaseId: [{option}]) {{ statusCode }} }}", viewer=viewer
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(one, range(12)))
    assert [one["data"]["votesForSurvey"]["statusCode"] for one in answers] == [200] * 12
    assert counts(town)[0] == 12


def test_comments_wait_for_a_release_and_the_owner_is_told(town: Place) -> None:
    account = Account.objects.create_user("rathaus@example.org")
    Membership.objects.create(account=account, organisation_id=town.organisation, role="editor")
    made = save(town)["id"]
    write = f'mutation {{ commentSurvey(surveyId: {made}, message: "  Mehr Bäume <b>  ") {{ id status statusCode }} }}'
    said = town.data(write, role="app")["commentSurvey"]
    assert (said["statusCode"], said["status"]) == (200, "Survey commented")
    run_due(limit=9)
    assert [(one.to, one.subject) for one in mail.outbox] == [
        (["rathaus@example.org"], "[Smart Village App] Umfrage wurde kommentiert")
    ]
    assert "Mehr Bäume <b>" in mail.outbox[0].body
    asked = (
        "{ surveyComments(surveyId: ID) { message visible } surveys { surveyComments { message } } }".replace(
            "ID", made
        )
    )
    assert town.agreed(asked, role="app") == {"surveyComments": [], "surveys": [{"surveyComments": []}]}
    show = f'mutation {{ changeVisibility(id: {said["id"]}, recordType: "Survey::Comment", visible: true) {{ statusCode }} }}'
    assert town.data(show, role="restricted")["changeVisibility"]["statusCode"] == 403
    assert town.data(show, role="editor")["changeVisibility"]["statusCode"] == 200
    shown = [{"message": "Mehr Bäume <b>", "visible": True}]
    assert town.agreed(asked, role="app")["surveyComments"] == shown
    missing = 'mutation { commentSurvey(surveyId: 999, message: "x") { status statusCode } }'
    assert town.data(missing, role="app")["commentSurvey"] == {
        "status": "Access not permitted: Survey missing",
        "statusCode": 403,
    }
    with time_machine.travel("2026-07-01T12:00:00+02:00"):
        assert (
            town.data(write, role="app")["commentSurvey"]["status"]
            == "Access not permitted: Survey already archived"
        )


def test_who_waits_for_a_release_asks_nobody(town: Place) -> None:
    made = save(town, role="restricted")
    assert (made["visible"], made["status"]) == (False, "DRAFT")
    assert town.agreed("{ surveys { id } }", role="app")["surveys"] == []
    unknown = town.data(SAVE, {"id": "999", "question": {"de": "?"}, "options": []})[
        "createOrUpdateSurveyPoll"
    ]
    assert unknown["id"] is None


def test_a_list_takes_as_many_statements_as_levels(town: Place, django_assert_num_queries: Any) -> None:
    for _ in range(6):
        save(town)
    viewer = town.viewer("app")
    asked = "{ surveys(ongoing: true) { ...s } } " + FRAGMENT
    ask(asked, viewer=viewer)
    with django_assert_num_queries(4):
        assert len(ask(asked + " #", viewer=viewer)["data"]["surveys"]) == 6


ELEMENT = st.fixed_dictionaries(
    {}, optional={"id": st.integers(0, 5), "delete": st.booleans(), "title": st.text(max_size=3)}
)


@given(st.lists(st.integers(1, 5), unique=True), st.lists(ELEMENT, max_size=6))
def test_merging_never_loses_what_was_not_named(known: list[int], sent: list[dict[str, Any]]) -> None:
    merged = merge([{"id": number} for number in known], sent)
    ids = [one["id"] for one in merged if "id" in one]
    named = {one.get("id") for one in sent}
    assert [number for number in known if number not in named] == [
        number for number in ids if number not in named
    ]
    assert set(ids) <= set(known)
    assert all("delete" not in one for one in merged)


def test_every_field_of_a_survey_that_is_not_there_can_be_asked(town: Place) -> None:
    fields = """id title questionId questionTitle description date { dateStart } responseOptions { id } visible canComment
      dataProvider { id name } surveyComments { id } updatedAt createdAt archivedAt isAnonymous participationCount
      publishedAt questionCount questions { id } results { surveyId } status submissionBased submissionCount
      targetAreaIds payload shortDescription sortNumber isMultilingual questionAllowMultipleResponses"""
    asked = """mutation { createOrUpdateSurveyPoll(id: 999, questionId: "", questionTitle: {de: "?"}, responseOptions: []) { %s } }"""
    found = town.data(asked % fields, role="editor")["createOrUpdateSurveyPoll"]
    assert (found["id"], found["dataProvider"], found["responseOptions"], found["status"]) == (
        None,
        None,
        [],
        "DRAFT",
    )
