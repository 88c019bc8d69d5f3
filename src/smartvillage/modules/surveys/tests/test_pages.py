"""Surveys for citizens: answered once for each device, results in words and bars, comments after release."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import today
from smartvillage.modules.surveys.models import Comment, FreeText, Submission, Tally
from smartvillage.surfaces.webapp.tests.pagecheck import links, statements, words
from smartvillage.testing import Place

QUESTIONS: list[dict[str, Any]] = [
    {
        "title": {"de": "Wohin mit der Bank?", "en": "Where to put the bench?"},
        "type": "SINGLE_CHOICE",
        "required": True,
        "options": [{"title": "Anger"}, {"title": "Teich"}],
    },
    {"title": "Was noch?", "type": "FREE_TEXT"},
]


def survey(place: Place, title: Any = "Die neue Bank", **values: Any) -> tuple[int, list[int]]:
    """Its number and those of its parts: question, its options, the second question."""
    number = place.publish("survey", title=title, **{"questions": QUESTIONS, **values})
    return number, [number * 1000 + step for step in range(1, 5)]


@pytest.fixture
def browser(town: Place) -> Client:
    return Client(headers={"host": f"{town.slug}.localhost"})


def _parts(number: int, place: Place) -> dict[str, int]:
    from smartvillage.core.content.select import sources_by_id

    first, second = sources_by_id(ids=[number], municipality=place.id)[number]["questions"]
    return {"bank": first["id"], "anger": first["options"][0]["id"], "more": second["id"]}


def test_answering_once_and_seeing_what_came_of_it(town: Place, browser: Client) -> None:
    number, _ = survey(town)
    parts = _parts(number, town)
    page = f"/umfragen/{number}-die-neue-bank"
    assert "Antworten absenden" in words(browser.get(page))
    sent = {f"frage-{parts['bank']}": parts["anger"], f"text-{parts['more']}": "Mehr Bäume"}
    done = browser.post(f"/umfragen/{number}/antworten", sent)
    assert (done.status_code, done["Location"]) == (303, f"{page}#ergebnis")
    said = words(browser.get(page))
    assert "Danke! Ihre Antwort ist gezählt." in said
    assert "Anger 100 % (1 Stimme)" in said
    assert "Teich 0 % (0 Stimmen)" in said
    assert "Antworten absenden" not in said
    assert "Mehr Bäume" not in said  # internal until an editor makes it public
    assert browser.post(f"/umfragen/{number}/antworten", sent).status_code == 422
    with within(town.id):
        assert (Submission.objects.count(), Tally.objects.get().votes, FreeText.objects.count()) == (1, 1, 1)
    assert set(browser.cookies) == {f"sv-umfrage-{number}"}


def test_what_is_missing_is_said_and_what_is_there_stays(town: Place, browser: Client) -> None:
    number, _ = survey(town)
    parts = _parts(number, town)
    answer = browser.post(f"/umfragen/{number}/antworten", {f"text-{parts['more']}": "Mehr <b>Bäume</b>"})
    assert answer.status_code == 422
    assert "„Wohin mit der Bank?“ muss beantwortet werden." in words(answer)
    assert "Mehr &lt;b&gt;Bäume&lt;/b&gt;</textarea>" in answer.content.decode()
    for sent in ({}, {f"frage-{parts['bank']}": "x"}, {f"frage-{parts['bank']}": "9" * 18}):
        assert browser.post(f"/umfragen/{number}/antworten", sent).status_code == 422


def test_polls_of_the_old_app_count_together(town: Place, browser: Client) -> None:
    number, _ = survey(town, questions=QUESTIONS[:1])
    parts = {**dict.fromkeys(("bank", "anger"), 0)}
    with within(town.id):
        from smartvillage.core.content.select import sources_by_id

        [only] = sources_by_id(ids=[number], municipality=town.id)[number]["questions"]
    parts = {"bank": only["id"], "anger": only["options"][0]["id"]}
    vote = "mutation ($id: [ID!]) { votesForSurvey(increaseId: $id) { statusCode } }"
    assert town.data(vote, {"id": [parts["anger"]]}, role="app") == {"votesForSurvey": {"statusCode": 200}}
    browser.post(f"/umfragen/{number}/antworten", {f"frage-{parts['bank']}": parts["anger"]})
    assert "Anger 100 % (2 Stimmen)" in words(browser.get(f"/umfragen/{number}-die-neue-bank"))


def test_surveys_that_are_over_show_results_and_take_nothing(town: Place, browser: Client) -> None:
    old = {"date_start": "2020-01-01", "date_end": "2020-02-01"}
    number, _ = survey(town, date=old)
    said = words(browser.get("/umfragen"))
    assert ("Beendet" in said, "Jetzt mitmachen" in said) == (True, False)
    assert "Ergebnis" in words(browser.get(f"/umfragen/{number}-die-neue-bank"))
    parts = _parts(number, town)
    late = browser.post(f"/umfragen/{number}/antworten", {f"frage-{parts['bank']}": parts["anger"]})
    assert late.status_code == 422
    assert browser.post(f"/umfragen/{number}/kommentar", {"kommentar": "Zu spät"}).status_code == 422


def test_what_has_not_begun_waits(town: Place, browser: Client) -> None:
    number, _ = survey(town, date={"date_start": str(today() + timedelta(days=3))})
    said = words(browser.get(f"/umfragen/{number}-die-neue-bank"))
    assert "Diese Umfrage hat noch nicht begonnen." in said
    assert "Antworten absenden" not in said


def test_comments_wait_for_their_release(town: Place, browser: Client) -> None:
    number, _ = survey(town)
    done = browser.post(f"/umfragen/{number}/kommentar", {"kommentar": "Gute <script>Idee"})
    said = words(browser.get(done["Location"].partition("#")[0]))
    assert "Ihr Kommentar erscheint, sobald" in said
    assert "Gute" not in said
    with within(town.id):
        Comment.objects.update(visible=True)
    said = words(browser.get(f"/umfragen/{number}-die-neue-bank?neu"))
    assert "Gute <script>Idee" in said
    assert browser.post(f"/umfragen/{number}/kommentar", {"kommentar": " "}).status_code == 422


def test_readers_choose_among_the_survey_s_languages(town: Place, browser: Client) -> None:
    title = {"de": "Die neue Bank", "en": "The new bench"}
    number, _ = survey(town, title=title)
    answer = browser.get(f"/umfragen/{number}-die-neue-bank?sprache=en")
    assert "Where to put the bench?" in words(answer)
    assert 'action="/umfragen/' in answer.content.decode()
    assert 'lang="en"' in answer.content.decode()
    assert "The new bench" not in words(browser.get(f"/umfragen/{number}-die-neue-bank?sprache=xx"))


def test_statements_are_few_and_others_see_nothing(town: Place, amt: Place) -> None:
    number, _ = survey(town)
    assert statements(town, "/umfragen") == 3
    assert statements(town, f"/umfragen/{number}-die-neue-bank") == 3
    assert [link for link in links(amt.page("/umfragen")) if link.startswith("/umfragen/")] == []
    assert amt.page(f"/umfragen/{number}-die-neue-bank").status_code == 404
