"""The kind: a survey with its questions. Texts are kept by language, as `{"de": "...", "pl": "..."}`."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator

from smartvillage.core.content.document import Document
from smartvillage.core.content.fields import Moment, Text, Whole, field
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.occurring import Happening
from smartvillage.core.content.parts import DateSpan, Part, Payload
from smartvillage.core.content.shapes import Shape
from smartvillage.core.people.rights import Right
from smartvillage.kit.dates import BERLIN


class QuestionType(StrEnum):
    SINGLE_CHOICE = "SINGLE_CHOICE"
    MULTIPLE_CHOICE = "MULTIPLE_CHOICE"
    SINGLE_CHOICE_WITH_TEXT = "SINGLE_CHOICE_WITH_TEXT"
    MULTIPLE_CHOICE_WITH_TEXT = "MULTIPLE_CHOICE_WITH_TEXT"
    FREE_TEXT = "FREE_TEXT"


TYPES = {
    QuestionType.SINGLE_CHOICE: "Eine Antwort",
    QuestionType.MULTIPLE_CHOICE: "Mehrere Antworten",
    QuestionType.SINGLE_CHOICE_WITH_TEXT: "Eine Antwort, mit eigenem Text",
    QuestionType.MULTIPLE_CHOICE_WITH_TEXT: "Mehrere Antworten, mit eigenem Text",
    QuestionType.FREE_TEXT: "Freier Text",
}


def _words(value: object) -> object:
    """A plain text is German; what is no text in any language says nothing."""
    if isinstance(value, dict):
        return {str(key): text for key, text in value.items() if isinstance(text, str)}
    return {"de": value} if isinstance(value, str) and value else {}


class Words(Shape):
    """What the form asks; other languages stay as they are."""

    de: Text = field("Deutsch")
    en: Text = field("Englisch")
    pl: Text = field("Polnisch")


I18n = Annotated[Payload, BeforeValidator(_words)]


def words(label: str, **options: Any) -> Any:
    return field(label, factory=dict, shape=Words, **options)


def said(text: Payload, language: str = "de") -> str:
    """In the language, else in German, else in any."""
    return text.get(language) or text.get("de") or next((one for one in text.values() if one), "")


class Option(Part):
    noun = "Antwort"

    title: I18n = words("Antwort")
    position: Whole = field("Reihenfolge", widget="hidden")
    enables_free_text: bool | None = field("Mit eigenem Text")

    def blank(self) -> bool:
        return not said(self.title)


class Question(Part):
    noun = "Frage"

    title: I18n = words("Frage")
    description: I18n = words("Erläuterung")
    type: QuestionType = field(
        "Art der Antwort",
        default=QuestionType.SINGLE_CHOICE,
        choices={str(key): label for key, label in TYPES.items()},
    )
    required: bool | None = field("Muss beantwortet werden")
    position: Whole = field("Reihenfolge", widget="hidden")
    options: list[Option] = field("Antworten", factory=list)

    def blank(self) -> bool:
        return not said(self.title) and not self.options

    @property
    def multiple(self) -> bool:
        return self.type in (QuestionType.MULTIPLE_CHOICE, QuestionType.MULTIPLE_CHOICE_WITH_TEXT)

    @property
    def takes_text(self) -> bool:
        return self.type not in (QuestionType.SINGLE_CHOICE, QuestionType.MULTIPLE_CHOICE)


class Survey(Document):
    """Open from the beginning to the end of its date; without one, always."""

    title: I18n = words("Titel", group="Inhalt")
    short_description: I18n = words("Kurztext", group="Inhalt")
    description: I18n = words("Beschreibung", group="Inhalt")
    questions: list[Question] = field("Fragen", factory=list, group="Fragen")
    date: DateSpan | None = field("Zeitraum", group="Zeit")
    can_comment: bool | None = field("Kommentare erlauben", default=True, group="Teilnahme")
    is_multilingual: bool | None = field("In mehreren Sprachen", default=False, group="Teilnahme")
    is_anonymous: bool | None = field("Anonym", default=True, group="Teilnahme")
    sort_number: Whole = field("Reihenfolge", group="Einordnung")
    target_area_ids: list[str] = field("Gebiete", factory=list, widget="hidden")
    archived_at: Moment = field("Archiviert am", widget="hidden")
    published_at: Moment = field("Veröffentlicht am", widget="hidden")

    def headline(self) -> str:
        return said(self.title) or next((said(question.title) for question in self.questions), "")

    def happenings(self) -> list[Happening]:
        span = self.date
        if span is None or not (first := span.date_start or span.date_end):
            return []
        last = max(first, span.date_end or first)
        return [Happening(first, last, span.time_start, span.time_end, span.id)]

    def question(self, number: int) -> Question | None:
        return next((one for one in self.questions if one.id == number), None)

    def option(self, number: int) -> tuple[Question, Option] | None:
        """An option with the question it answers."""
        pairs = ((question, option) for question in self.questions for option in question.options)
        return next((pair for pair in pairs if pair[1].id == number), None)

    def begun(self, at: datetime) -> bool:
        start = self.date.date_start if self.date else None
        return start is None or _moment(start, self.date.time_start if self.date else None, time()) <= at

    def ended(self, at: datetime) -> bool:
        """After its last day, or on that day after its time."""
        end = (self.date.date_end or self.date.date_start) if self.date else None
        return end is not None and _moment(end, self.date.time_end if self.date else None, time.max) < at


def _moment(day: date, clock: time | None, default: time) -> datetime:
    return datetime.combine(day, clock or default, BERLIN)


KIND = Kind(
    name="survey",
    wire_type="SurveyPoll",
    record_type="Survey::Poll",
    label="Umfrage",
    plural="Umfragen",
    icon="chart-bar",
    document=Survey,
    right=Right.SURVEY,
    path="umfragen",
    order=68,
)
KINDS = (KIND,)
