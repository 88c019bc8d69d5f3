"""A service as its page shows it: the answer first (costs, time, what to bring, where), the rest folded away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from smartvillage.kit.html import excerpt, plain
from smartvillage.modules.services import shapes
from smartvillage.modules.services.pages.wording import charge_lines, span_text, to_bring
from smartvillage.modules.services.queries import Described, Responsible
from smartvillage.surfaces.webapp.cards import Fact, Link
from smartvillage.surfaces.webapp.facts import web_address
from smartvillage.surfaces.webapp.prose import prose
from smartvillage.surfaces.webapp.wording import joined

LAW, BRING, NEED, STEPS, FORMS, MORE, HINTS, AUTHOR, OFFICE, CONTACT, APPEAL = (
    "07", "08", "09", "11", "14", "15", "16", "18", "22", "23", "25",
)  # fmt: skip
TITLES = {
    shapes.FULL: gettext_noop("Ausführlich"),
    NEED: gettext_noop("Voraussetzungen"),
    STEPS: gettext_noop("So läuft es ab"),
    shapes.FEE: gettext_noop("Kosten"),
    shapes.DEADLINE: gettext_noop("Fristen"),
    shapes.DURATION: gettext_noop("Bearbeitungsdauer"),
    BRING: gettext_noop("Unterlagen"),
    FORMS: gettext_noop("Formulare"),
    HINTS: gettext_noop("Hinweise"),
    MORE: gettext_noop("Weiterführende Informationen"),
    LAW: gettext_noop("Rechtsgrundlagen"),
    OFFICE: gettext_noop("Zuständige Stelle"),
    CONTACT: gettext_noop("Ansprechpunkt"),
    APPEAL: gettext_noop("Rechtsbehelf"),
}
OPEN = (STEPS, NEED)
"""What people read before they go; everything else opens at a click."""
TRUST = {
    "20": gettext_noop("Anmeldung mit Benutzerkonto"),
    "30": gettext_noop("Anmeldung mit Benutzerkonto und Zertifikat"),
    "40": gettext_noop("Anmeldung mit dem Online-Ausweis"),
}
LONG = 90


@dataclass(frozen=True)
class Text:
    """A module of the text; `language` where it is not the page's."""

    title: str
    html: str
    links: Sequence[Link] = ()
    language: str = ""


@dataclass(frozen=True)
class Online:
    name: str
    url: str
    hint: str = ""


@dataclass(frozen=True)
class Answer:
    """What the page says of a service, besides its offices."""

    intro: str
    intro_language: str
    facts: Sequence[Fact]
    bring: Sequence[str]
    online: Sequence[Online]
    forms: Sequence[Link]
    open: Sequence[Text]
    folded: Sequence[Text]
    deadline: Mapping[str, Any] | None = None
    costs: str = ""
    languages: Sequence[str] = field(default_factory=list)


def answer_of(found: Described, there: Responsible, *, language: str) -> Answer:
    texts = {text["module"]: text for text in found.texts}
    short = texts.get(shapes.SHORT) or texts.get(shapes.TEASER) or {}
    bring = to_bring(found.structured["required"], texts.get(BRING, {}).get("html", ""))
    deadline = next((one for one in found.structured["deadlines"] if span_text(one)), None)
    costs = charge_lines(found.structured["charges"])
    facts = list(_facts(found, texts, costs))
    forms = list(_forms(there))
    said_already = {BRING: bool(bring), FORMS: bool(forms), OFFICE: bool(there.offices)}
    shown = {
        module: text
        for module, text in texts.items()
        if module in TITLES and not said_already.get(module) and not _repeats(text, facts)
    }
    return Answer(
        intro=prose(short.get("html")),
        intro_language=_other(short, language),
        facts=facts,
        bring=bring,
        online=list(_online(there)),
        forms=forms,
        open=[_text(module, shown[module], language) for module in OPEN if module in shown],
        folded=[
            _text(module, shown[module], language)
            for module in TITLES
            if module in shown and module not in OPEN
        ],
        deadline=deadline,
        costs=joined(*costs, by=", "),
        languages=found.document.get("languages") or [],
    )


def _facts(found: Described, texts: Mapping[str, Any], costs: list[str]) -> Iterator[Fact]:
    for icon, label, said in (
        ("cash", _("Kosten"), "\n".join(costs) or _brief(texts, shapes.FEE)),
        ("clock", _("Dauer"), _spans(found, "durations") or _brief(texts, shapes.DURATION)),
        ("calendar-event", _("Frist"), _brief(texts, shapes.DEADLINE) or _spans(found, "deadlines")),
    ):
        if said:
            yield Fact(icon, label, said)
    if found.document.get("written_form"):
        yield Fact("writing", _("Form"), _("schriftlich, mit Unterschrift"))


def _repeats(text: Mapping[str, Any], facts: Sequence[Fact]) -> bool:
    """Whether a short text only says what stands in the fact box."""
    words = plain(text.get("html", "")).strip()
    free = text["module"] == shapes.FEE and any(fact.text == _("kostenfrei") for fact in facts)
    return len(words) <= LONG and (free or any(words.rstrip(".") in fact.text for fact in facts))


def _spans(found: Described, name: str) -> str:
    return "\n".join(text for one in found.structured[name] if (text := span_text(one)))


def _brief(texts: Mapping[str, Any], module: str) -> str:
    return excerpt(texts.get(module, {}).get("html", ""), length=LONG)


def _online(there: Responsible) -> Iterator[Online]:
    """What has neither name nor address is left out."""
    seen: set[str] = set()
    for one in there.online:
        said = one.document or {}
        means = ", ".join(map(str, said.get("identification") or ()))
        level = TRUST.get(said.get("trust_level", ""))
        hint = means or (_(level) if level else "")
        for link in said.get("links") or ():
            url, name = web_address(link.get("url")), one.name or link.get("name", "")
            if url and name and url not in seen:
                seen.add(url)
                yield Online(name, url, hint)


def _forms(there: Responsible) -> Iterator[Link]:
    seen: set[str] = set()
    for one in there.forms:
        for link in (one.document or {}).get("links") or ():
            url = web_address(link.get("url"))
            if url and url not in seen:
                seen.add(url)
                yield Link(link.get("name") or one.name or _("Formular öffnen"), url, "file-text")


def _text(module: str, text: Mapping[str, Any], language: str) -> Text:
    links = [
        Link(link.get("name") or url, url, "external-link")
        for link in text.get("links") or ()
        if (url := web_address(link.get("url")))
    ]
    return Text(_(TITLES[module]), prose(text.get("html"), below=3), links, _other(text, language))


def _other(text: Mapping[str, Any], language: str) -> str:
    """The language of a text that is not in the one asked for."""
    said = str(text.get("lang", "de"))
    return "" if said == language else said.partition("-")[0]


def description(found: Described) -> str:
    """One paragraph for search engines and messengers."""
    text = found.text(shapes.TEASER) or found.text(shapes.SHORT) or {}
    return plain(text.get("html", "")) or found.name
