"""Who may not is told why, and whom to ask."""

import pytest

from smartvillage.surfaces.cms.tests.desk import NEWS, Desk


def _page(desk: Desk, role: str, path: str, *, organisation: int | None = None) -> str:
    answer = desk.client(desk.account(role, organisation=organisation)).get(path, follow=True)
    return answer.content.decode()


def test_pages_of_the_administration(desk: Desk) -> None:
    desk.account("admin", name="Anna Amtmann")
    page = _page(desk, "editor", "/cms/personen/")
    assert "Diese Seite ist der Administration vorbehalten." in page
    assert "(Redaktion, Rathaus Bad Belzig)" in page
    assert 'href="mailto:admin0@example.org">Anna Amtmann</a>' in page


def test_administrators_of_the_own_organisation_come_first(desk: Desk) -> None:
    club = desk.organisation("Sportverein")
    for number in range(4):
        desk.account("admin", name=f"Anna {number}")
    desk.account("admin", organisation=club, name="Vera Verein")
    page = _page(desk, "user", "/cms/protokoll/", organisation=club)
    assert page.index("Vera Verein") < page.index("Anna 0")
    assert "Anna 2" not in page


def test_an_item_of_others(desk: Desk) -> None:
    item = desk.write(title="Markt")
    club = desk.organisation("Sportverein")
    page = _page(desk, "extended_user", f"{NEWS}/{item.pk}/", organisation=club)
    assert "Dieser Eintrag gehört „Rathaus Bad Belzig“. Sie ändern die Einträge von „Sportverein“." in page


def test_a_kind_without_the_right(desk: Desk) -> None:
    club = desk.organisation("Sportverein", ["event_record"])
    page = _page(desk, "user", f"{NEWS}/", organisation=club)
    assert "„Sportverein“ hat nicht das Recht, „Nachrichten“ zu schreiben." in page
    assert "schreiben Sie keine „Nachrichten“" in _page(desk, "read_only", f"{NEWS}/neu/")


@pytest.mark.parametrize(
    ("role", "rule", "said"),
    [
        ("restricted", "", "erscheint ein Beitrag, sobald ihn jemand freigibt"),
        ("user", "2", "Bevor etwas erscheint, gibt es 2 andere Personen frei"),
        ("admin", "1", "gibt es eine andere Person frei"),
        ("user", "", None),
    ],
)
def test_publishing(desk: Desk, role: str, rule: str, said: str | None) -> None:
    desk.account("editor", name="Erna Editor")
    if rule:
        desk.client().post("/cms/freigaben/", {"wanted": rule})
    page = _page(desk, role, f"{NEWS}/neu/")
    assert ("Warum kann ich das nicht selbst veröffentlichen?" in page) is (said is not None)
    if said:
        assert said in " ".join(page.split())
        assert "Erna Editor" in page
