"""Surveys on the wire: writing and answering. Business failures are answers, not errors."""

from collections.abc import Callable

from smartvillage.core.content.errors import ContentError, Invalid, Refused
from smartvillage.core.content.select import sources_by_id
from smartvillage.core.limits import TooMany, limit
from smartvillage.modules.surveys import actions, editing
from smartvillage.modules.surveys.document import QuestionType
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Source
from smartvillage.surfaces.graphql.wire import number, numbers

VOTES_AN_HOUR = 600
"""From one network address: many phones share one."""
_NO_SURVEY: Source = {
    "id": None,
    "organisation": None,
    "state": "draft",
    "visible": False,
    "questions": [],
    "created_at": None,
    "updated_at": None,
}
"""The old shape's answer about a survey that is not there: old clients read fields, not errors."""


def create_or_update_survey_poll(context: Context, args: Args) -> Source:
    """The old shape: one question. Literals of every kind are taken; "" as id means a new one."""
    asked = number(args.get("id"))
    names = {
        "title": "title",
        "description": "description",
        "date": "date",
        "canComment": "can_comment",
        "isMultilingual": "is_multilingual",
        "sortNumber": "sort_number",
    }
    sent = {own: args[wire] for wire, own in names.items() if args.get(wire) is not None}
    question: Source = {"title": args["questionTitle"]}
    multiple = args.get("questionAllowMultipleResponses")
    if multiple is not None:
        many = str(multiple).lower() in ("true", "1")
        question["type"] = QuestionType.MULTIPLE_CHOICE if many else QuestionType.SINGLE_CHOICE
    viewer = context.viewer
    try:
        values = editing.poll_values(
            viewer=viewer, number=asked, sent=sent, question=question, options=args["responseOptions"]
        )
        return _stored(context, editing.save_survey(viewer=viewer, number=asked, values=values).pk)
    except editing.SurveyMissing:
        actions.require_survey(viewer)
        return dict(_NO_SURVEY)


def create_or_update_survey(context: Context, args: Args) -> Source:
    """The new shape: what is not sent stays."""
    given = args["input"]
    asked = number(given.get("id"))
    actions.require_survey(context.viewer)
    try:
        if given.get("delete"):
            return _deleted(context, asked)
        return _saved(context, given, asked)
    except editing.SurveyMissing as error:
        return _failed("SURVEY_NOT_FOUND", str(error), "id")
    except Refused as error:
        return _failed("FORBIDDEN", str(error))
    except Invalid as error:
        found = [
            {"code": "VALIDATION_ERROR", "field": path or None, "message": text}
            for path, text in error.problems.items()
        ]
        return {"success": False, "errors": found}


def _deleted(context: Context, asked: int | None) -> Source:
    if asked is None:
        return _failed("DELETE_REQUIRES_ID", "id is required to delete a survey", "id")
    editing.remove_survey(viewer=context.viewer, number=asked)
    context.renew()
    return {"success": True, "action": "DELETED", "deleted_survey_id": str(asked), "errors": []}


def _saved(context: Context, given: Args, asked: int | None) -> Source:
    names = {
        "title": "title",
        "shortDescription": "short_description",
        "description": "description",
        "date": "date",
        "isAnonymous": "is_anonymous",
        "payload": "payload",
        "targetAreaIds": "target_area_ids",
    }
    sent: Source = {own: given[wire] for wire, own in names.items() if wire in given}
    for own in ("title", "short_description", "description", "payload"):
        if own in sent:
            sent[own] = sent[own] or {}
    sent["target_area_ids"] = [str(one) for one in sent.get("target_area_ids") or ()]
    if "targetAreaIds" not in given:
        del sent["target_area_ids"]
    if given.get("questions") is not None:
        sent["questions"] = [_question(one) for one in given["questions"]]
    values = editing.survey_values(viewer=context.viewer, number=asked, sent=sent)
    status = given.get("status")
    item = editing.save_survey(viewer=context.viewer, number=asked, values=values, status=status)
    if texts := given.get("freeTextResponses"):
        found = [{**one, "number": number(one["id"]) or 0} for one in texts]
        editing.publish_texts(viewer=context.viewer, number=item.pk, given=found)
    action = "UPDATED" if asked else "CREATED"
    return {"success": True, "action": action, "survey": _stored(context, item.pk), "errors": []}


def _question(given: Args) -> Source:
    names = ("delete", "description", "position", "required", "title", "type")
    made: Source = {name: given[name] for name in names if given.get(name) is not None}
    if key := number(given.get("id")):
        made["id"] = key
    if given.get("options") is not None:
        made["options"] = [_option(one) for one in given["options"]]
    return made


def _option(given: Args) -> Source:
    made: Source = {
        name: given[name] for name in ("delete", "position", "title") if given.get(name) is not None
    }
    if given.get("enablesFreeText") is not None:
        made["enables_free_text"] = given["enablesFreeText"]
    if key := number(given.get("id")):
        made["id"] = key
    return made


def submit_survey(context: Context, args: Args) -> Source:
    given = args["input"]
    answers = [
        actions.Answer(
            question=number(one["questionId"]) or 0,
            options=tuple(numbers(one.get("selectedOptionIds"))),
            text=one.get("freeText") or "",
        )
        for one in given["answers"]
    ]
    survey = number(given["surveyId"]) or 0
    try:
        _limit(context)
        actions.submit(viewer=context.viewer, survey=survey, uuid=given["uuid"], answers=answers)
    except Refused:
        raise
    except ContentError as error:
        return {**_failed("VALIDATION_ERROR", str(error)), "accepted": False, "message": str(error)}
    return {
        "success": True,
        "accepted": True,
        "message": "Danke!",
        "errors": [],
        "survey": _stored(context, survey),
    }


def votes_for_survey(context: Context, args: Args) -> Source:
    up, down = numbers(args.get("increaseId")), numbers(args.get("decreaseId"))
    if not up and not down:
        return _status(500, "Survey could not be voted")

    def vote() -> Source:
        done = actions.vote(viewer=context.viewer, increase=up, decrease=down)
        return _status(200, "Survey voted") if done else _status(404, "Record not found")

    return _guarded(context, vote, refused="missing role")


def vote_for_survey(context: Context, args: Args) -> Source:
    single = {name: [args[name]] for name in ("increaseId", "decreaseId") if args.get(name)}
    return votes_for_survey(context, single)


def comment_survey(context: Context, args: Args) -> Source:
    def comment() -> Source:
        made = actions.comment(
            viewer=context.viewer, survey=number(args["surveyId"]) or 0, message=args["message"]
        )
        return {**_status(200, "Survey commented"), "id": str(made.pk)}

    return _guarded(context, comment, refused="missing role")


def _guarded(context: Context, run: Callable[[], Source], *, refused: str) -> Source:
    try:
        _limit(context)
        return run()
    except actions.NotOpen as error:
        return _status(403, f"Access not permitted: {error}")
    except Refused:
        return _status(403, f"Access not permitted: {refused}")
    except TooMany as error:
        return _status(429, str(error))


def _limit(context: Context) -> None:
    limit(f"survey:{context.viewer.municipality}:{context.address}", times=VOTES_AN_HOUR, seconds=3600)


def _stored(context: Context, key: int) -> Source:
    context.renew()
    return sources_by_id(ids=[key], municipality=context.viewer.municipality)[key]


def _status(code: int, text: str) -> Source:
    return {"id": None, "status": text, "status_code": code}


def _failed(code: str, message: str, field: str | None = None) -> Source:
    return {"success": False, "errors": [{"code": code, "field": field, "message": message}]}


def _show_comment(context: Context, asked: int, visible: bool) -> bool:
    return actions.show_comment(viewer=context.viewer, number=asked, visible=visible)


MUTATIONS = {
    "createOrUpdateSurveyPoll": create_or_update_survey_poll,
    "createOrUpdateSurvey": create_or_update_survey,
    "submitSurvey": submit_survey,
    "voteForSurvey": vote_for_survey,
    "votesForSurvey": votes_for_survey,
    "commentSurvey": comment_survey,
}
SHOW = {"Survey::Comment": _show_comment}
