"""Letters to those who are invited or have joined, in the municipality's name."""

from collections.abc import Iterable

from django.urls import reverse

from smartvillage.core.mail.actions import post_mail
from smartvillage.core.people.models import Account, Invitation, Membership, Offer
from smartvillage.kit.dates import as_berlin, short_date
from smartvillage.surfaces.cms.guard import StaffRequest


def send_invitation(request: StaffRequest, invitation: Invitation, token: str) -> None:
    """The link leads to the host at which the administrator works."""
    offers: Iterable[Offer] = invitation.offers.select_related("organisation", "deputises")
    post_mail(
        municipality=request.municipality.id,
        template="cms/invitation",
        to=[invitation.email],
        context={
            "name": invitation.name,
            "who": str(request.user),
            "jobs": [said(offer) for offer in offers],
            "until": short_date(as_berlin(invitation.expires_at)),
            "link": request.build_absolute_uri(reverse("cms-invitation", args=[token])),
        },
        reply_to=request.user.email,
    )


def tell_joined(request: StaffRequest, account: Account, memberships: Iterable[Membership]) -> None:
    """Somebody with an account works for one more organisation."""
    if account.pk == request.user.pk:
        return
    post_mail(
        municipality=request.municipality.id,
        template="cms/joined",
        to=[account.email],
        context={
            "name": str(account),
            "who": str(request.user),
            "jobs": [said(one) for one in memberships],
            "link": request.build_absolute_uri(reverse("cms-today")),
        },
        reply_to=request.user.email,
    )


def said(job: Membership | Offer) -> str:
    """An organisation, what one is to it, until when and for whom."""
    until = f", bis {short_date(job.ends_on)}" if job.ends_on else ""
    instead = f", als Vertretung für {job.deputises}" if job.deputises else ""
    return f"{job.organisation}: {job.get_role_display()}{instead}{until}"
