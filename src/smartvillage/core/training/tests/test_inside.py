"""Nothing leaves a training municipality, and nobody finds it by accident."""

from datetime import timedelta

from django.core import mail
from django.test import Client

from smartvillage.core.jobs.worker import run_due
from smartvillage.core.mail.actions import post_mail
from smartvillage.core.mail.models import UnsentMail
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.models import Account, Membership
from smartvillage.core.push.actions import notify
from smartvillage.core.push.audience import Audience
from smartvillage.core.push.jobs import release_due
from smartvillage.core.push.models import Notification
from smartvillage.kit.dates import now
from smartvillage.testing import Place


def _member(place: Place) -> Account:
    account = Account.objects.create_user(f"{place.slug}@example.org", "geheim", name="Ute Übung")
    with within(place.id):
        Membership.objects.create(account=account, organisation_id=place.organisation, role="admin")
    return account


def _invite(place: Place) -> None:
    context = {"who": "Ute", "link": "https://example.org/geheim", "name": "Nele", "days": 7}
    post_mail(municipality=place.id, template="cms/invitation", to=["nele@example.org"], context=context)
    run_due(limit=9)


def test_mails_are_written_and_not_sent(ground: Place, town: Place) -> None:
    _invite(town)
    assert len(mail.outbox) == 1
    _invite(ground)
    assert len(mail.outbox) == 1
    with within(ground.id):
        (kept,) = UnsentMail.objects.all()
    assert (kept.receivers, kept.get_reason_display()) == (1, "Übungskommune")
    assert kept.subject
    assert "geheim" not in str(vars(kept))
    with within(town.id):
        assert not UnsentMail.objects.exists()


def test_links_for_a_new_password_are_not_sent_either(ground: Place, town: Place) -> None:
    for place, sent in ((town, 1), (ground, 1)):
        client = Client(HTTP_HOST=f"{place.slug}.localhost")
        client.post("/cms/konto/passwort/vergessen/", {"email": _member(place).email})
        assert len(mail.outbox) == sent
    with within(ground.id):
        assert UnsentMail.objects.count() == 1


def test_pushes_are_withheld(ground: Place, town: Place) -> None:
    def push(place: Place, **more: object) -> Notification:
        return notify(
            municipality=place.id,
            title="Hochwasser",
            body="",
            data={},
            audience=Audience(),
            **more,  # type: ignore[arg-type]
        )

    assert push(town).released_at
    later = push(ground, due_at=now() + timedelta(hours=1))
    assert later.withheld == ""
    with across_all():
        Notification.objects.filter(pk=later.pk).update(due_at=now() - timedelta(hours=1))
        release_due()
        push(ground)
        found = Notification.objects.filter(municipality=ground.id)
        assert [(one.released_at, one.get_withheld_display()) for one in found] == [
            (None, "Übungskommune")
        ] * 2
        release_due()
        assert not found.filter(released_at__isnull=False).exists()


def test_search_engines_are_kept_away(ground: Place, town: Place) -> None:
    page = ground.page("/")
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex">' in page.content.decode()
    assert "X-Robots-Tag" not in town.page("/")
    assert "Sitemap:" not in ground.page("/robots.txt").content.decode()
    assert "Sitemap:" in town.page("/robots.txt").content.decode()
    assert ground.page("/sitemap.xml").status_code == 404
    assert ground.page("/sitemap-nachrichten-1.xml").status_code == 404
    assert town.page("/sitemap.xml").status_code == 200


def test_every_page_says_what_it_is(ground: Place, town: Place) -> None:
    band = "alles hier wird jede Nacht zurückgesetzt"
    client = Client(HTTP_HOST="uebung.localhost")
    assert band in client.get("/cms/konto/anmelden/").content.decode()
    client.force_login(_member(ground))
    for path in (
        "/",
        "/nachrichten",
        "/tafel/1",
        "/einbetten/nachrichten",
        "/cms/",
        "/cms/schnittstelle/",
        "/gibt-es-nicht",
    ):
        assert band in client.get(path).content.decode(), path
    assert band not in town.page("/").content.decode()
