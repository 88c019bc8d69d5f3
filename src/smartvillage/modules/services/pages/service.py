"""The page of a service in a place, and its deadline as a calendar file."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from smartvillage.kit.dates import now, parse_date
from smartvillage.kit.html import excerpt
from smartvillage.modules.services.counting import count
from smartvillage.modules.services.models import Competence
from smartvillage.modules.services.pages.answer import Answer, answer_of, description
from smartvillage.modules.services.pages.data import service_data
from smartvillage.modules.services.pages.links import INDEX, deadline_url, service_url
from smartvillage.modules.services.pages.offices import office_of, people_of
from smartvillage.modules.services.pages.where import Where, where_of
from smartvillage.modules.services.pages.wording import LANGUAGES, ends_on, span_text
from smartvillage.modules.services.queries import Described, described, responsible
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Link
from smartvillage.surfaces.webapp.facts import web_address
from smartvillage.surfaces.webapp.language import spoken
from smartvillage.surfaces.webapp.meta import Meta, page_data
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of
from smartvillage.surfaces.webapp.prose import prose
from smartvillage.surfaces.webapp.rooms import report_url

REMIND = timedelta(days=-3)


@public_page
def service_page(request: HttpRequest, public_id: str) -> HttpResponse:
    context = context_of(request)
    where, language = where_of(request, context), language_of(request)
    found = find_or_404(where, public_id, language)
    count(municipality=context.municipality.id, service=public_id)
    there = responsible(service=found.id, chain=where.chain)
    answer = answer_of(found, there, language=language)
    offices = [office_of(one, context, where.overlay.offices, role=one.role) for one in there.offices]
    return render(
        request,
        "services/service.html",
        {
            "title": found.name,
            "name_language": "" if found.language == language else "de",
            "breadcrumb": [Link(_("Start"), "/"), Link(_("Leistungen"), where.url(INDEX))],
            "where": where,
            "today": context.today,
            "answer": answer,
            "offices": offices,
            "people": people_of(there.persons),
            "nobody": not any(one.role == Competence.Role.COMPETENT for one in there.offices),
            "spoken": _languages(where, found, language),
            "untranslated": language != "de" and bool(answer.intro_language or found.language != language),
            "deadline": _deadline(where, found, answer, context),
            "updated": found.changed_at,
            "approved_by": found.document.get("approved_by"),
            "approved_on": parse_date(found.document.get("approved_on")),
            "report_url": report_url(context, service_url(public_id)),
            **_own(where, public_id),
            "meta": _meta(found, answer, offices, where, context),
        },
    )


@public_page
def deadline_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The last day of the service's first deadline, counted from `?ab=`, with a reminder three days before."""
    context = context_of(request)
    where = where_of(request, context)
    found = find_or_404(where, public_id, "de")
    start = parse_date(request.GET.get("ab", "")) or context.today
    ends = next((end for one in found.structured["deadlines"] if (end := ends_on(one, start))), None)
    if ends is None:
        raise Http404
    event = Event()
    event.add("uid", f"service-{found.id}-{ends:%Y%m%d}@smart-village")
    event.add("dtstamp", now())
    event.add("dtstart", ends)
    event.add("dtend", ends + timedelta(days=1))
    event.add("summary", _("Frist: %(name)s") % {"name": found.name})
    event.add("url", context.absolute(where.url(service_url(public_id))))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMIND)
    alarm.add("description", str(event["summary"]))
    event.add_component(alarm)
    made = Calendar()
    made.add("prodid", "-//Smart Village//Leistungen//DE")
    made.add("version", "2.0")
    made.add_component(event)
    return HttpResponse(
        made.to_ical(),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="frist.ics"'},
    )


def find_or_404(where: Where, public_id: str, language: str) -> Described:
    own = where.overlay.services.get(public_id)
    found = described(state=where.state, public_id=public_id, chain=where.chain, language=language)
    if found is None or (own and own.hidden):
        raise Http404
    return found


def language_of(request: HttpRequest) -> str:
    """`?sprache=` where it is one we know, else that of the page."""
    asked = request.GET.get("sprache", "")
    return asked if asked in LANGUAGES else spoken()


def _languages(where: Where, found: Described, language: str) -> list[Link]:
    """The others it is written in."""
    spoken = [one for one in found.document.get("languages") or () if one in LANGUAGES]
    path = service_url(found.public_id)
    return (
        [Link(LANGUAGES[one], where.url(path, sprache=one), current=one == language) for one in spoken]
        if len(spoken) > 1
        else []
    )


def _deadline(where: Where, found: Described, answer: Answer, context: PageContext) -> dict[str, Any] | None:
    if answer.deadline is None or ends_on(answer.deadline, context.today) is None:
        return None
    asked = where.asked.public_id if where.asked else ""
    return {
        "url": deadline_url(found.public_id),
        "text": span_text(answer.deadline),
        "today": context.today,
        "ort": asked,
    }


def _own(where: Where, public_id: str) -> dict[str, Any]:
    """What the municipality adds."""
    own = where.overlay.services.get(public_id)
    if own is None:
        return {}
    links = [
        Link(link.get("name") or url, url, "external-link")
        for link in own.links
        if isinstance(link, dict) and (url := web_address(link.get("url")))
    ]
    return {"own_text": prose(own.html, below=2), "own_links": links}


def _meta(found: Described, answer: Answer, offices: Any, where: Where, context: PageContext) -> Meta:
    canonical = context.absolute(service_url(found.public_id))
    data = service_data(found, answer, offices, area=where.label)
    return Meta(
        canonical=canonical,
        kind="article",
        description=excerpt(description(found)),
        data=page_data({**data, "url": canonical}),
    )
