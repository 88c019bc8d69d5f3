"""A survey as a card and as a page, in the reader's language where it was written in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from smartvillage.kit.dates import parse_date, parse_time, span_text
from smartvillage.kit.html import excerpt
from smartvillage.modules.surveys.document import KIND, QuestionType, Survey, said
from smartvillage.surfaces.webapp.addresses import item_url
from smartvillage.surfaces.webapp.cards import Card, Fact
from smartvillage.surfaces.webapp.faces import Face
from smartvillage.surfaces.webapp.meta import described
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source
from smartvillage.surfaces.webapp.prose import prose
from smartvillage.surfaces.webapp.wording import day_words

LANGUAGES = {"de": "Deutsch", "en": "English", "pl": "Polski", "dsb": "Dolnoserbski", "uk": "Українська"}


@dataclass(frozen=True)
class AskedOption:
    number: int
    title: str


@dataclass(frozen=True)
class Asked:
    """A question of the form; `multiple` takes several options, `free` a text of one's own.

    `text` is what was filled in already.
    """

    number: int
    title: str
    help: SafeString
    multiple: bool
    free: bool
    required: bool
    options: Sequence[AskedOption]
    text: str = ""

    @property
    def field(self) -> str:
        return f"frage-{self.number}"

    @property
    def text_field(self) -> str:
        return f"text-{self.number}"


def card(found: Source, context: PageContext) -> Card:
    _first, last = dates(found)
    over = Survey.model_validate(document_of(found)).ended(context.at)
    until = _("bis %(day)s") % {"day": day_words(last, today=context.today)} if last and not over else ""
    count = len(found.get("questions") or ())
    return Card(
        title=title_of(found),
        url=FACE.url(found),
        overline=until,
        meta=_("%(count)s Fragen") % {"count": count} if count > 1 else "",
        text=excerpt(words(found, "short_description") or words(found, "description"), length=160),
        badge=_("Beendet") if over else "",
    )


def detail(found: Source, context: PageContext, *, language: str = "") -> dict[str, Any]:
    chosen = language or speech_of(found)
    return {
        "title": title_of(found, chosen),
        "overline": context.organisation(found),
        "intro": excerpt(words(found, "short_description", chosen), length=600),
        "body": prose(words(found, "description", chosen)),
        "facts": list(_facts(found)),
        "questions": list(questions(found, chosen)),
        "language": chosen,
        "data": described("Question", name=title_of(found, chosen), inLanguage=chosen),
    }


def title_of(found: Source, language: str = "") -> str:
    own = words(found, "title", language)
    asked = [one.get("title") or {} for one in found.get("questions") or ()]
    return own or next((said(one, language or speech_of(found)) for one in asked), "")


def words(found: Source, name: str, language: str = "") -> str:
    text = found.get(name)
    return said(dict(text), language or speech_of(found)) if isinstance(text, Mapping) else str(text or "")


def speech_of(found: Source) -> str:
    """The interface's language if the survey has it, else German, else its first."""
    known = languages(found)
    wanted = get_language() or "de"
    return wanted if wanted in known else "de" if "de" in known or not known else known[0]


def languages(found: Source) -> list[str]:
    """In which languages its title is written."""
    text = found.get("title")
    return [key for key in LANGUAGES if isinstance(text, Mapping) and text.get(key)]


def questions(found: Source, language: str) -> Iterator[Asked]:
    """In the order editors gave them."""
    given = sorted(
        found.get("questions") or (), key=lambda one: (one.get("position") is None, one.get("position") or 0)
    )
    for one in given:
        kind = QuestionType(one.get("type") or QuestionType.SINGLE_CHOICE)
        opens = any(option.get("enables_free_text") for option in one.get("options") or ())
        yield Asked(
            number=one["id"],
            title=said(one.get("title") or {}, language),
            help=prose(said(one.get("description") or {}, language), below=3),
            multiple=kind in (QuestionType.MULTIPLE_CHOICE, QuestionType.MULTIPLE_CHOICE_WITH_TEXT),
            free=opens or kind not in (QuestionType.SINGLE_CHOICE, QuestionType.MULTIPLE_CHOICE),
            required=bool(one.get("required")),
            options=[
                AskedOption(option["id"], said(option.get("title") or {}, language))
                for option in one.get("options") or ()
            ],
        )


def document_of(found: Source) -> dict[str, Any]:
    """The source without the row's columns."""
    return {key: value for key, value in found.items() if key in Survey.model_fields}


def dates(found: Source) -> tuple[date | None, date | None]:
    span = found.get("date") or {}
    first = parse_date(span.get("date_start"))
    return first, parse_date(span.get("date_end")) or first


def _facts(found: Source) -> Iterator[Fact]:
    span = found.get("date") or {}
    when = span_text(*dates(found), parse_time(span.get("time_start")), parse_time(span.get("time_end")))
    if when:
        yield Fact("calendar", _("Zeitraum"), when)
    anonymous = found.get("is_anonymous") is not False
    text = _("Niemand erfährt, wer geantwortet hat.") if anonymous else _("Nicht anonym")
    yield Fact("shield", _("Datenschutz"), text)


FACE = Face(
    KIND,
    card,
    detail,
    template="surveys/survey.html",
    address=lambda found: item_url(KIND, found.get("id"), title_of(found, "de")),
)
