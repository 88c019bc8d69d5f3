"""One survey: its questions until they are answered here or time is up, then what came of it."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.core.content.errors import ContentError
from smartvillage.core.limits import TooMany, limit
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.surveys import actions, queries
from smartvillage.modules.surveys.document import KIND, Survey, said
from smartvillage.modules.surveys.pages.face import FACE, LANGUAGES, detail, document_of, languages
from smartvillage.modules.surveys.results import results
from smartvillage.surfaces.http import client_address
from smartvillage.surfaces.webapp import device
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Link
from smartvillage.surfaces.webapp.details import find_or_404, page_of
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of

AN_HOUR = 60
"""Answers and comments from one network address: a household, an office, a class."""


@public_page
def survey_page(request: HttpRequest, number: int) -> HttpResponse:
    context = context_of(request)
    found = find_or_404(FACE, context, number)
    if (canonical := FACE.url(found)) != request.path:
        query = request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(f"{canonical}?{query}" if query else canonical)
    return render(request, FACE.template, _shown(request, context, found))


@device.own_form
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Store the answers once; what is missing is said beside the form, which keeps what was filled in."""
    context = context_of(request)
    found = find_or_404(FACE, context, number)
    given = [
        actions.Answer(
            question=one["id"],
            options=tuple(
                int(said) for said in request.POST.getlist(f"frage-{one['id']}") if _is_number(said)
            ),
            text=request.POST.get(f"text-{one['id']}", ""),
        )
        for one in found.get("questions") or ()
    ]
    answered = [one for one in given if one.options or one.text.strip()]
    try:
        _limit(request, context)
        if not answered:
            raise ContentError(_("Bitte beantworten Sie mindestens eine Frage."))
        if device.chosen(request, _cookie(number)):
            raise ContentError(_("Sie haben von diesem Gerät aus schon geantwortet."))
        actions.submit(
            viewer=_participant(context), survey=number, uuid=secrets.token_hex(16), answers=answered
        )
    except ContentError as error:
        shown = {**_shown(request, context, found), "error": str(error)}
        return render(request, FACE.template, shown, status=429 if isinstance(error, TooMany) else 422)
    response = HttpResponseRedirect(f"{FACE.url(found)}#ergebnis", status=303)
    device.keep(response, request, _cookie(number), "1", path=f"/{KIND.path}")
    return response


@device.own_form
def comment(request: HttpRequest, number: int) -> HttpResponse:
    context = context_of(request)
    found = find_or_404(FACE, context, number)
    try:
        _limit(request, context)
        actions.comment(
            viewer=_participant(context), survey=number, message=request.POST.get("kommentar", "")
        )
    except (ContentError, TooMany) as error:
        text = str(error) if isinstance(error, TooMany) else _("Bitte schreiben Sie einen Kommentar.")
        if Survey.model_validate(document_of(found)).ended(context.at):
            text = _("Die Umfrage ist beendet.")
        shown = {**_shown(request, context, found), "comment_error": text}
        return render(request, FACE.template, shown, status=429 if isinstance(error, TooMany) else 422)
    return HttpResponseRedirect(f"{FACE.url(found)}?kommentar=gesendet#kommentare", status=303)


def _shown(request: HttpRequest, context: PageContext, found: Source) -> dict[str, Any]:
    wanted = request.GET.get("sprache", "")
    known = languages(found)
    language = wanted if wanted in known else ""
    survey = Survey.model_validate(document_of(found))
    open_now = survey.begun(context.at) and not survey.ended(context.at)
    answered = bool(device.chosen(request, _cookie(found["id"])))
    shown = page_of(FACE, found, context)
    shown |= detail(found, context, language=language)
    asked = [replace(one, text=request.POST.get(one.text_field, "")) for one in shown["questions"]]
    shown |= {
        "questions": asked,
        "form": open_now and not answered,
        "answered": answered,
        "to_come": not survey.begun(context.at),
        "action": f"/{KIND.path}/{found['id']}/antworten",
        "comment_action": f"/{KIND.path}/{found['id']}/kommentar",
        "filled": request.POST,
        "ticked": {value for name in request.POST for value in request.POST.getlist(name)},
        "can_comment": found.get("can_comment") is not False and open_now,
        "comments": queries.comments(viewer=context.viewer, surveys=[found["id"]], seen=True),
        "sent": request.GET.get("kommentar") == "gesendet",
        "speeches": [Link(LANGUAGES[key], f"?sprache={key}", "", key == shown["language"]) for key in known]
        if len(known) > 1
        else [],
    }
    if not shown["form"] and not shown["to_come"]:
        shown["result"] = _result(context, found, shown["language"])
    return shown


def _result(context: PageContext, found: Source, language: str) -> Mapping[str, Any]:
    here, keys = context.municipality.id, [found["id"]]
    texts = queries.free_texts(municipality=here, surveys=keys).get(found["id"], [])
    made = results(
        dict(found),
        votes=queries.tallies(municipality=here, surveys=keys)[found["id"]],
        submissions=queries.submissions(municipality=here, surveys=keys).get(found["id"], 0),
        texts=[text for text in texts if text["status"] == "PUBLIC"],
    )
    titles = {one["id"]: said(one.get("title") or {}, language) for one in found.get("questions") or ()}
    for question in made["questions"]:
        question["title"] = titles[question["question_id"]]
        for option in question["option_results"]:
            option["words"] = said(option["title"] or {}, language)
    return made


def _participant(context: PageContext) -> Viewer:
    return replace(context.viewer, role=Role.APP)


def _limit(request: HttpRequest, context: PageContext) -> None:
    limit(f"survey-web:{context.municipality.id}:{client_address(request.META)}", times=AN_HOUR, seconds=3600)


def _cookie(number: int) -> str:
    return f"umfrage-{number}"


def _is_number(said_: str) -> bool:
    return said_.isdecimal() and len(said_) < 19
