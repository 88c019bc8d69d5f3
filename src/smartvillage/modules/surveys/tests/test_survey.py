"""The new shape: many questions, one submission per person, results."""

from typing import Any

from smartvillage.testing import Place, ask

SAVE = """mutation ($input: UpsertSurveyInput!) { createOrUpdateSurvey(input: $input) { success action deletedSurveyId
  errors { code field message } survey { id status title questionCount
  questions { id title type required position options { id title enablesFreeText } } } } }"""
SUBMIT = """mutation ($input: SubmitSurveyInput!) { submitSurvey(input: $input) { success accepted message errors { code } } }"""
RESULTS = """{ surveys(archived: true) { submissionCount participationCount results { submissionCount questions { type totalResponses
  freeTextResponses { text status } optionResults { votes percentage } } } } }"""
QUESTIONS = [
    {
        "title": {"de": "Wie oft?"},
        "type": "SINGLE_CHOICE",
        "required": True,
        "options": [{"title": {"de": "Nie"}}, {"title": {"de": "Oft"}}],
    },
    {"title": {"de": "Warum?"}, "type": "FREE_TEXT"},
]


def save(place: Place, *, role: str = "editor", **given: Any) -> Any:
    return place.data(SAVE, {"input": given}, role=role)["createOrUpdateSurvey"]


def make(place: Place) -> Any:
    return save(place, title={"de": "Bus"}, questions=QUESTIONS)["survey"]


def submit(place: Place, survey: Any, uuid: str, *, role: str = "app", answers: Any = None) -> Any:
    first, second = survey["questions"]
    given = [
        {"questionId": first["id"], "selectedOptionIds": [first["options"][1]["id"]]},
        {"questionId": second["id"], "freeText": " Wegen der Arbeit "},
    ]
    answer = {"surveyId": survey["id"], "uuid": uuid, "answers": given if answers is None else answers}
    return place.data(SUBMIT, {"input": answer}, role=role)["submitSurvey"]


def test_what_is_not_sent_stays(town: Place) -> None:
    made = save(town, title={"de": "Bus"}, questions=QUESTIONS, status="DRAFT")
    survey = made["survey"]
    assert (made["success"], made["action"], survey["status"], survey["questionCount"]) == (
        True,
        "CREATED",
        "DRAFT",
        2,
    )
    assert town.agreed("{ surveys { id } }", role="app")["surveys"] == []
    renamed = save(town, id=survey["id"], title={"de": "Bus und Bahn"}, status="ACTIVE")["survey"]
    assert (renamed["title"], renamed["questions"]) == ({"de": "Bus und Bahn"}, survey["questions"])
    first, second = survey["questions"]
    changed = save(
        town,
        id=survey["id"],
        questions=[
            {"id": second["id"], "delete": True},
            {"id": first["id"], "options": [{"id": first["options"][0]["id"], "title": {"de": "Selten"}}]},
            {"title": {"de": "Neu?"}, "type": "FREE_TEXT", "position": -1},
        ],
    )["survey"]["questions"]
    assert [one["title"] for one in changed] == [{"de": "Neu?"}, {"de": "Wie oft?"}]
    assert [(one["id"], one["title"]["de"]) for one in changed[1]["options"]] == [
        (first["options"][0]["id"], "Selten"),
        (first["options"][1]["id"], "Oft"),
    ]
    assert save(town, id=survey["id"], questions=[])["survey"]["questions"] == []


def test_everything_counted_is_read_once(town: Place, django_assert_num_queries: Any) -> None:
    for _ in range(3):
        submit(town, make(town), "a")
    viewer = town.viewer("editor")
    asked = "{ surveys { responseOptions { votesCount } submissionCount participationCount results { submissionCount } } }"
    ask(asked, viewer=viewer)
    with django_assert_num_queries(5):  # versions, surveys, votes, submissions, texts
        found = ask(asked + " #", viewer=viewer)["data"]["surveys"]
    assert (
        found
        == [
            {
                "responseOptions": [{"votesCount": 0}, {"votesCount": 1}],
                "submissionCount": 1,
                "participationCount": 1,
                "results": {"submissionCount": 1},
            }
        ]
        * 3
    )


def test_failures_are_said_by_code(town: Place, amt: Place) -> None:
    foreign = make(amt)["id"]
    said = [
        save(town, id=foreign, title={"de": "x"}),
        save(town, id="999", delete=True),
        save(town, delete=True),
        save(town, title={"de": "x"}, questions=[{"title": {"de": "y"}, "position": 2**31 - 1}]),
    ]
    assert [[error["code"] for error in one["errors"]] for one in said] == [
        ["SURVEY_NOT_FOUND"],
        ["SURVEY_NOT_FOUND"],
        ["DELETE_REQUIRES_ID"],
        [],
    ]
    other = save(town, role="user", id=make(town)["id"], title={"de": "mein"})
    assert other["success"]
    gone = save(town, id=make(town)["id"], delete=True)
    assert (gone["success"], gone["action"], gone["survey"]) == (True, "DELETED", None)


def test_one_person_answers_once(town: Place) -> None:
    survey = make(town)
    assert submit(town, survey, "phone-1") == {
        "success": True,
        "accepted": True,
        "message": "Danke!",
        "errors": [],
    }
    again = submit(town, survey, "phone-1")
    assert (again["accepted"], again["message"]) == (False, "Diese Umfrage wurde von hier schon beantwortet.")
    assert submit(town, survey, "phone-2")["accepted"]
    missing = submit(town, survey, "phone-3", answers=[])
    assert missing["message"] == "„Wie oft?“ muss beantwortet werden."
    first = survey["questions"][0]
    both = [{"questionId": first["id"], "selectedOptionIds": [one["id"] for one in first["options"]]}]
    assert (
        submit(town, survey, "phone-3", answers=both)["message"]
        == "Diese Auswahl gibt es bei „Wie oft?“ nicht."
    )
    foreign = [{"questionId": "1", "selectedOptionIds": []}]
    assert (
        submit(town, survey, "phone-3", answers=foreign)["message"]
        == "Die Antworten passen nicht zu den Fragen."
    )
    found = town.agreed(RESULTS)["surveys"][0]
    assert (found["submissionCount"], found["participationCount"]) == (2, 2)
    assert found["results"]["questions"] == [
        {
            "type": "SINGLE_CHOICE",
            "totalResponses": 2,
            "freeTextResponses": [],
            "optionResults": [{"votes": 0, "percentage": 0.0}, {"votes": 2, "percentage": 100.0}],
        },
        {
            "type": "FREE_TEXT",
            "totalResponses": 2,
            "freeTextResponses": [{"text": "Wegen der Arbeit", "status": "INTERNAL"}] * 2,
            "optionResults": [],
        },
    ]


def test_texts_are_internal_until_an_editor_makes_them_public(town: Place) -> None:
    survey = make(town)
    submit(town, survey, "phone-1")
    asked = "{ surveys { results { questions { freeTextResponses { id text } } } } }"

    def texts(role: str) -> list[Any]:
        return [
            one["text"]
            for one in town.agreed(asked, role=role)["surveys"][0]["results"]["questions"][1][
                "freeTextResponses"
            ]
        ]

    assert (texts("editor"), texts("app")) == (["Wegen der Arbeit"], [])
    key = town.data(asked)["surveys"][0]["results"]["questions"][1]["freeTextResponses"][0]["id"]
    save(town, id=survey["id"], freeTextResponses=[{"id": key, "status": "PUBLIC"}])
    assert texts("app") == ["Wegen der Arbeit"]
    save(town, id=survey["id"], freeTextResponses=[{"id": key, "delete": True}])
    assert texts("editor") == []


def test_only_the_app_submits(town: Place) -> None:
    survey = make(town)
    first = survey["questions"][0]
    variables = {"input": {"surveyId": survey["id"], "uuid": "x", "answers": [{"questionId": first["id"]}]}}
    for role in ("admin", "editor", "read_only"):
        assert town.ask(SUBMIT, variables, role=role)["errors"][0]["message"] == "Access not permitted!"
