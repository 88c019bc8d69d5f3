"""Surveys on the wire: reading."""

from collections.abc import Sequence
from typing import Any

from smartvillage.core.content.select import ItemQuery
from smartvillage.core.people.rights import Role
from smartvillage.kit.dates import iso_datetime, parse_datetime
from smartvillage.modules.surveys import mutations, queries
from smartvillage.modules.surveys.document import KIND, QuestionType
from smartvillage.modules.surveys.results import results
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.itemfields import item_specs, sort
from smartvillage.surfaces.graphql.specs import Args, Attached, Compute, Get, Source, TypeSpecs, depends_on
from smartvillage.surfaces.graphql.wire import moment, number, numbers

OWN = frozenset({KIND.name})
STATUS = {"draft": "DRAFT", "review": "DRAFT", "published": "ACTIVE", "archived": "ARCHIVED"}


def surveys(context: Context, args: Args) -> ItemQuery:
    """Citizens ask for those that run or that are over; for others `archived: true` means archived ones, too."""
    query = ItemQuery(viewer=context.viewer, kind=KIND.name)
    if args.get("ids") is not None:
        query.among("i.id", numbers(args["ids"]))
    elif context.viewer.public:
        if args.get("archived") is not None:
            queries.over(query, ended=True)
        if args.get("ongoing") is not None:
            queries.over(query, ended=False)
    elif not args.get("archived"):
        query.where("i.state <> 'archived'")
    key, _, direction = (args.get("order") or "createdAt_DESC").partition("_")
    if key == "sortNumber":
        return queries.by_sort_number(query, descending=direction != "ASC")
    known = key if key in ("createdAt", "updatedAt", "id", "title") else "createdAt"
    sort(query, context, f"{known}_{direction or 'DESC'}")
    return query


@depends_on(KIND.name)
def survey_comments(context: Context, args: Args) -> list[Source]:
    asked = number(args.get("surveyId"))
    return queries.comments(viewer=context.viewer, surveys=None if asked is None else [asked])


def _tallies(context: Context, sources: Sequence[Source]) -> dict[int, dict[int, int]]:
    return queries.tallies(municipality=context.viewer.municipality, surveys=[one["id"] for one in sources])


def _submissions(context: Context, sources: Sequence[Source]) -> dict[int, int]:
    return queries.submissions(
        municipality=context.viewer.municipality, surveys=[one["id"] for one in sources]
    )


def _comments(context: Context, sources: Sequence[Source]) -> dict[int, list[Source]]:
    found: dict[int, list[Source]] = {}
    for row in queries.comments(viewer=context.viewer, surveys=[one["id"] for one in sources], seen=True):
        found.setdefault(row["survey_poll_id"], []).append(row)
    return found


def _answers(context: Context, sources: Sequence[Source]) -> dict[int, Source]:
    """Everything results are made of; texts that are not public only for who may edit surveys."""
    stored = [one for one in sources if one["id"] is not None]
    for counted in (VOTES, SUBMISSIONS):
        counted.fill(stored, context)
    texts = queries.free_texts(
        municipality=context.viewer.municipality, surveys=[one["id"] for one in stored]
    )
    every = not context.viewer.public and context.viewer.role != Role.EXTENDED_USER
    return {
        one["id"]: results(
            one,
            votes=one[VOTES.slot],
            submissions=one[SUBMISSIONS.slot],
            texts=[text for text in texts.get(one["id"], []) if every or text["status"] == "PUBLIC"],
        )
        for one in stored
    }


def _first(source: Source) -> Source:
    found = next(
        (one for one in source.get("questions") or () if one["type"] != QuestionType.FREE_TEXT), None
    )
    return found or next(iter(source.get("questions") or ()), {})


def _question(key: str, absent: Any = None) -> Compute:
    return Compute(lambda source, _context, _args: _first(source).get(key, absent))


def _options(source: Source, votes: Any, _context: Context, _args: Args) -> list[Source]:
    counted = votes or {}
    return [
        {
            **option,
            "votes_count": counted.get(option["id"], 0),
            "enables_free_text": bool(option.get("enables_free_text")),
            "created_at": source["created_at"],
            "updated_at": source["updated_at"],
        }
        for option in _first(source).get("options") or ()
    ]


def _questions(source: Source, _context: Context, args: Args) -> list[Source]:
    found = sorted(
        source.get("questions") or (),
        key=lambda one: (one.get("position") is None, one.get("position") or 0),
    )
    if args and args.get("ids") is not None:
        wanted = set(numbers(args["ids"]))
        found = [one for one in found if one["id"] in wanted]
    start = max((args or {}).get("offset") or 0, 0)
    limit = (args or {}).get("limit")
    page = found[start:] if limit is None else found[start : start + max(limit, 0)]
    stamps = {"created_at": source["created_at"], "updated_at": source["updated_at"], "survey": source["id"]}
    return [{**one, **stamps} for one in page]


def _stamp(key: str) -> Get:
    return Get(key, convert=_iso)


def _iso(value: Any) -> str | None:
    found = parse_datetime(value) if isinstance(value, str) else value
    return iso_datetime(found)


def _flag(key: str, *, default: bool = False) -> Compute:
    return Compute(lambda source, _context, _args: bool(source.get(key, default)))


VOTES = Attached("tallies", _tallies, pick=_options, absent={}, kinds=OWN)
SUBMISSIONS = Attached("submissions", _submissions, absent=0, kinds=OWN)
BASE = {key: spec for key, spec in item_specs("SurveyPoll").items() if key not in ("settings", "categories")}
TYPES: dict[str, TypeSpecs] = {
    "SurveyPoll": {
        **BASE,
        "questionId": Compute(lambda source, _c, _a: str(_first(source)["id"]) if _first(source) else None),
        "questionTitle": _question("title"),
        "questionAllowMultipleResponses": Compute(
            lambda source, _c, _a: str(_first(source).get("type", "")).startswith("MULTIPLE")
        ),
        "responseOptions": VOTES,
        "surveyComments": Attached("comments", _comments, kinds=OWN),
        "canComment": _flag("can_comment", default=True),
        "isMultilingual": _flag("is_multilingual"),
        "isAnonymous": _flag("is_anonymous", default=True),
        "submissionBased": Compute(lambda source, _c, _a: len(source.get("questions") or ()) > 1),
        "status": Compute(lambda source, _c, _a: STATUS.get(source["state"], "ARCHIVED")),
        "questions": Compute(_questions),
        "questionCount": Compute(lambda source, _c, _a: len(source.get("questions") or ())),
        "results": Attached("answers", _answers, absent=None, kinds=OWN),
        "submissionCount": SUBMISSIONS,
        "participationCount": Attached(
            "answers",
            _answers,
            pick=lambda _source, value, _context, _args: value and value["participation_count"],
            absent=None,
            kinds=OWN,
        ),
        "publishedAt": _stamp("published_at"),
        "archivedAt": _stamp("archived_at"),
        "targetAreaIds": Get("target_area_ids", absent=()),
    },
    "SurveyResponseOptions": {
        "createdAt": Get("created_at", convert=moment),
        "updatedAt": Get("updated_at", convert=moment),
    },
    "SurveyComment": {
        "surveyPollId": Get("survey_poll_id", convert=str),
        "createdAt": Get("created_at", convert=moment),
    },
    "SurveyQuestion": {
        "surveyId": Get("survey", convert=str),
        "required": _flag("required"),
        "options": Compute(
            lambda source, _c, _a: [
                {**one, "enables_free_text": bool(one.get("enables_free_text"))}
                for one in source.get("options") or ()
            ]
        ),
        "createdAt": _stamp("created_at"),
        "updatedAt": _stamp("updated_at"),
    },
    "SurveyFreeTextResult": {"createdAt": _stamp("created_at")},
}
QUERIES = {"surveys": surveys, "surveyComments": survey_comments}
MUTATIONS = mutations.MUTATIONS
SHOW = mutations.SHOW
