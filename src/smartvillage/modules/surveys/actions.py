"""Answering surveys: votes, submissions, comments."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import F

from smartvillage.core.content.access import has_right, may_create, require
from smartvillage.core.content.errors import ContentError
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.versions import bump
from smartvillage.core.mail.actions import post_mail
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import in_force
from smartvillage.core.people.models import Membership, Organisation
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.modules.surveys.document import KIND, Question, Survey, said
from smartvillage.modules.surveys.models import Comment, FreeText, Submission, Tally
from smartvillage.modules.surveys.queries import find_survey, of_option

MAX_TEXT = 4000
MAX_CHOICES = 200


class NotOpen(ContentError):
    """The survey does not take answers now."""


@dataclass(frozen=True)
class Answer:
    question: int
    options: tuple[int, ...] = ()
    text: str = ""


def vote(*, viewer: Viewer, increase: Sequence[int], decrease: Sequence[int]) -> int:
    """Count options up and down, never below nothing; returns how many options there were. Raises `Refused`."""
    require(viewer.role == Role.APP)
    wanted = [(number, 1) for number in increase] + [(number, -1) for number in decrease]
    known: dict[int, tuple[Item, Survey] | None] = {}
    done = 0
    with within(viewer.municipality), transaction.atomic():
        for option, step in wanted[:MAX_CHOICES]:
            number = of_option(option)
            if number not in known:
                known[number] = _open(viewer, number)
            found = known[number]
            if found and found[1].option(option):
                _count(found[0], option, step)
                done += 1
    return done


def submit(*, viewer: Viewer, survey: int, uuid: str, answers: Sequence[Answer]) -> None:
    """Store one person's answers, once. Raises `Refused`, `NotOpen`, `ContentError`."""
    require(viewer.role == Role.APP)
    with within(viewer.municipality), transaction.atomic():
        found = _open(viewer, survey)
        if found is None:
            raise NotOpen("Diese Umfrage nimmt keine Antworten an.")
        item, document = found
        _require_complete(document, answers)
        try:
            with transaction.atomic():
                Submission.objects.create(item=item, uuid_hash=sha256(uuid.encode()).hexdigest())
        except IntegrityError:
            raise ContentError("Diese Umfrage wurde von hier schon beantwortet.") from None
        for answer in answers:
            _store(item, document, answer)
        bump(municipality=viewer.municipality, kind=KIND.name)


def comment(*, viewer: Viewer, survey: int, message: str) -> Comment:
    """Leave a comment, which an editor must release; the survey's owner is told. Raises `NotOpen`, `ContentError`."""
    require(viewer.role != Role.READ_ONLY)
    found = find_survey(viewer=viewer, number=survey)
    text = message.strip()[:MAX_TEXT]
    if found is None:
        raise NotOpen("Survey missing")
    if found[1].ended(now()):
        raise NotOpen("Survey already archived")
    if not text or not found[1].can_comment:
        raise NotOpen("message missing" if not text else "comments are closed")
    item, document = found
    with within(viewer.municipality), transaction.atomic():
        made: Comment = Comment.objects.create(item=item, message=text)
        post_mail(
            municipality=viewer.municipality,
            template="surveys/comment",
            to=_owners(item),
            context={"title": document.headline(), "message": text},
            key=f"survey-comment:{made.pk}",
        )
    return made


def show_comment(*, viewer: Viewer, number: int, visible: bool) -> bool:
    """Release a comment or take it back; False when there is none. Raises `Refused`."""
    require(not viewer.public and viewer.role != Role.RESTRICTED and has_right(viewer, KIND.right))
    with within(viewer.municipality), transaction.atomic():
        found = Comment.objects.filter(pk=number).select_related("item").first()
        if found is None or find_survey(viewer=viewer, number=found.item_id) is None:
            return False
        found.visible = visible
        found.save(update_fields=["visible"])
        bump(municipality=viewer.municipality, kind=KIND.name)
    return True


def require_survey(viewer: Viewer) -> Kind:
    """Raises `Refused`."""
    require(may_create(viewer, KIND))
    return KIND


def _open(viewer: Viewer, number: int) -> tuple[Item, Survey] | None:
    found = find_survey(viewer=viewer, number=number)
    if found is None:
        return None
    at = now()
    return found if found[1].begun(at) and not found[1].ended(at) else None


def _count(item: Item, option: int, step: int) -> None:
    tally, _ = Tally.objects.get_or_create(item=item, option=option)
    rows = Tally.objects.filter(pk=tally.pk)
    (rows if step > 0 else rows.filter(votes__gt=0)).update(votes=F("votes") + step)
    bump(municipality=item.municipality_id, kind=KIND.name)


def _require_complete(document: Survey, answers: Sequence[Answer]) -> None:
    given = {answer.question: answer for answer in answers}
    if len(given) != len(answers) or any(document.question(number) is None for number in given):
        raise ContentError("Die Antworten passen nicht zu den Fragen.")
    for question in document.questions:
        answer = given.get(question.id or 0)
        if question.required and (answer is None or not (answer.options or answer.text.strip())):
            raise ContentError(f"„{said(question.title)}“ muss beantwortet werden.")
        if answer:
            _require_choice(question, answer)


def _require_choice(question: Question, answer: Answer) -> None:
    known = {option.id for option in question.options}
    chosen = set(answer.options)
    if not chosen <= known or (len(chosen) > 1 and not question.multiple):
        raise ContentError(f"Diese Auswahl gibt es bei „{said(question.title)}“ nicht.")


def _store(item: Item, document: Survey, answer: Answer) -> None:
    question = document.question(answer.question)
    for option in dict.fromkeys(answer.options):
        _count(item, option, 1)
    text = answer.text.strip()[:MAX_TEXT]
    if question and text and (question.takes_text or _opens_text(question, answer)):
        about = answer.options[0] if len(answer.options) == 1 else None
        FreeText.objects.create(item=item, question=answer.question, option=about, text=text)


def _opens_text(question: Question, answer: Answer) -> bool:
    return any(option.enables_free_text for option in question.options if option.id in answer.options)


def _owners(item: Item) -> list[str]:
    """The organisation's address, else those of the people who work for it."""
    owner = Organisation.objects.get(pk=item.organisation_id)
    own = (owner.contact.get("contact") or {}).get("email")
    people = Membership.objects.filter(in_force(), organisation=owner, account__is_active=True)
    return [own] if own else list(people.values_list("account__email", flat=True)[:5])
