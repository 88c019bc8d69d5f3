"""Mails of the editors' surface: to authors what became of their item, to reviewers what has waited too long."""

from datetime import timedelta

from django.urls import reverse

from smartvillage.core.content import approval
from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Item, Proposal
from smartvillage.core.mail.actions import post_mail
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.municipalities.origin import origin
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import administrators, at_work
from smartvillage.core.people.models import Account
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import as_berlin, now, short_date, today
from smartvillage.surfaces.cms.kinds import item_url_of

HOURS = "review_hours"
"""The municipality's setting: after how many hours reviewers are reminded; 0 for never."""
DEFAULT_HOURS = 24
MOST = 20
WARNED = timedelta(days=7)


def tell_author(*, viewer: Viewer, item: Item, before: str, note: str = "") -> None:
    """That what waited for a release is out, or came back with a reason; nobody is told of their own steps."""
    outcome = {Item.State.PUBLISHED: "released", Item.State.DRAFT: "returned"}.get(Item.State(item.state))
    if before != Item.State.REVIEW or outcome is None:
        return
    _tell(viewer, item, approval.wording_of(item).author, outcome, note, f"{item.pk}:{item.version}")


def tell_proposer(*, viewer: Viewer, proposal: Proposal, outcome: str, note: str = "") -> None:
    """The same of a change of what is live; `outcome`: "released" or "returned"."""
    _tell(viewer, proposal.item, proposal.account_id, outcome, note, f"proposal:{proposal.pk}")


def _tell(viewer: Viewer, item: Item, author: int | None, outcome: str, note: str, key: str) -> None:
    account = Account.objects.filter(pk=author, is_active=True).first() if author else None
    if account is None or account.pk == viewer.account:
        return
    if not at_work(municipality=item.municipality_id, account=account.pk):
        return  # has left
    reviewer = Account.objects.filter(pk=viewer.account or 0).first()
    post_mail(
        municipality=item.municipality_id,
        template=f"cms/{outcome}",
        to=[account.email],
        context={**_said(item), "name": str(account), "who": str(reviewer or ""), "note": note},
        reply_to=reviewer.email if reviewer else "",
        key=f"{outcome}:{key}",
    )


def remind_reviewers(*, municipality: int) -> int:
    """Tell all who may release, once a day, what has waited too long; returns how many were told."""
    hours = tenant(municipality).settings.get(HOURS, DEFAULT_HOURS)
    if not isinstance(hours, int) or hours <= 0:
        return 0
    with within(municipality):
        since = now() - timedelta(hours=hours)
        late = Item.objects.filter(state=Item.State.REVIEW, updated_at__lt=since)
        proposed = Item.objects.filter(proposal__at__lt=since, proposal__rejected_at=None)
        live = proposed.exclude(state=Item.State.TRASH)
        items = [*late.order_by("updated_at")[:MOST], *live.order_by("proposal__at")[:MOST]]
        team = at_work(municipality=municipality) if items else []
        people = {one.account for one in team if one.role in approval.REVIEWERS}
        for account in people:
            post_mail(
                municipality=municipality,
                template="cms/waiting",
                to=[account.email],
                context={"name": str(account), "hours": hours, "items": [_said(item) for item in items]},
                key=f"reviews:{today()}:{account.pk}",
            )
    return len(people)


def remind_of_endings(*, municipality: int) -> int:
    """Tell who administers it, a week before, whose time ends; once for each last day. Returns how many end.

    What was begun for less than a week needs no reminder.
    """
    until = today() + WARNED
    soon = [
        (one, one.ends_on)
        for one in at_work(municipality=municipality)
        if one.ends_on and one.ends_on <= until and one.ends_on - as_berlin(one.created_at).date() > WARNED
    ]
    for one, last in soon:
        team = administrators(municipality=municipality, organisation=one.organisation_id)
        for account in [person for person in team if person.pk != one.account_id][:MOST]:
            post_mail(
                municipality=municipality,
                template="cms/ending",
                to=[account.email],
                context={
                    "name": str(account),
                    "who": str(one.account),
                    "organisation": str(one.organisation),
                    "instead": str(one.deputises or ""),
                    "until": short_date(last),
                    "link": f"{origin(municipality)}{reverse('cms-person', args=[one.account_id])}",
                },
                key=f"ending:{one.pk}:{last}:{account.pk}",
            )
    return len(soon)


def _said(item: Item) -> dict[str, str]:
    url = item_url_of(item.kind, item.generic_type, item.pk)
    return {
        "title": item.title or "Ohne Titel",
        "kind": kind_of(item.kind, item.generic_type).label,
        "link": f"{origin(item.municipality_id)}{url}",
    }
