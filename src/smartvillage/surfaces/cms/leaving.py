"""What ends at once when somebody no longer works for a municipality: sessions, programs, what they allowed programs."""

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import at_work
from smartvillage.core.people.models import Account
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.sessions import end_sessions, sessions_of
from smartvillage.surfaces.oauth.models import Client, Grant
from smartvillage.surfaces.oauth.tokens import forget_tokens


def cut_off(*, viewer: Viewer, account: Account) -> None:
    """Everything by which somebody comes in; nothing while they still work here."""
    if at_work(municipality=viewer.municipality, account=account.pk):
        return
    with within(viewer.municipality):
        Grant.objects.filter(account=account).delete()
        Client.objects.filter(membership__account=account).delete()
    forget_tokens()
    sign_out(viewer=viewer, account=account)


def sign_out(*, viewer: Viewer, account: Account) -> int:
    """End the sessions begun in this municipality; returns how many."""
    count = end_sessions(sessions_of(account, municipality=viewer.municipality))
    if count:
        note(
            municipality=viewer.municipality,
            action=Action.SESSIONS,
            viewer=viewer,
            person=account,
            details={"sessions": count},
        )
    return count
