"""The board from every side."""

from django.test import Client

from smartvillage.modules.pinboard.models import Thanks
from smartvillage.testing import Place

CREATE = 'mutation { createPinboardNote(title: "Sofa zu verschenken", text: "Am Abend", until: "24.12.2099") { id thanks } }'
LIST = "{ pinboardNotes { id title colour until thanks } }"


def test_a_note_is_pinned_and_thanked_for(town: Place, amt: Place) -> None:
    note = town.data(CREATE)["createPinboardNote"]
    assert note["thanks"] == 0
    thank = f"mutation {{ thankForPinboardNote(id: {note['id']}) {{ statusCode }} }}"
    for _ in range(2):
        assert town.data(thank, role="app") == {"thankForPinboardNote": {"statusCode": 200}}
    assert amt.ask(thank, role="app")["errors"]
    assert town.agreed(LIST, role="app")["pinboardNotes"] == [
        {
            "id": note["id"],
            "title": "Sofa zu verschenken",
            "colour": "yellow",
            "until": "2099-12-24",
            "thanks": 2,
        }
    ]
    assert amt.data(LIST, role="app")["pinboardNotes"] == []
    assert Thanks._meta.db_table == "pinboard_thanks"


def test_the_board_for_citizens(town: Place) -> None:
    number = town.data(CREATE)["createPinboardNote"]["id"]
    client = Client(HTTP_HOST=f"{town.slug}.localhost")
    assert "Sofa zu verschenken" in client.get("/pinnwand").content.decode()
    page = client.get(f"/pinnwand/{number}-sofa-zu-verschenken")
    assert page.status_code == 200
    assert "Am Abend" in page.content.decode()
