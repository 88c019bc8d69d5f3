"""What a survey came to."""

from collections.abc import Mapping, Sequence
from typing import Any

Row = dict[str, Any]


def results(survey: Row, *, votes: Mapping[int, int], submissions: int, texts: Sequence[Row]) -> Row:
    """Votes and shares of every option, texts by question. Shares are percent of the question's votes."""
    questions = [_question(one, votes, texts) for one in survey.get("questions") or ()]
    voted = max((one["total_responses"] for one in questions if not one["multiple"]), default=0)
    return {
        "survey_id": survey["id"],
        "submission_count": submissions,
        "participation_count": max(submissions, voted),
        "questions": questions,
    }


def _question(question: Row, votes: Mapping[int, int], texts: Sequence[Row]) -> Row:
    own = [text for text in texts if text["question"] == question["id"]]
    options = question.get("options") or []
    total = sum(votes.get(option["id"], 0) for option in options)
    return {
        "question_id": question["id"],
        "type": question["type"],
        "multiple": question["type"].startswith("MULTIPLE"),
        "total_responses": total or len(own),
        "free_text_responses": own,
        "option_results": [_option(option, votes.get(option["id"], 0), total, own) for option in options],
    }


def _option(option: Row, votes: int, total: int, texts: Sequence[Row]) -> Row:
    return {
        "option_id": option["id"],
        "title": option.get("title"),
        "votes": votes,
        "percentage": round(votes / total * 100, 1) if total else 0.0,
        "free_text_responses": [text for text in texts if text["option"] == option["id"]],
    }
