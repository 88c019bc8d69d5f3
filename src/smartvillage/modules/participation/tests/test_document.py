"""A participation project as an importer sends it."""

from smartvillage.modules.participation.document import ParticipationPayload
from smartvillage.testing import Place

CREATE = """mutation($payload: JSON) { createGenericItem(genericType: "ParticipationProject", externalId: "p-1",
  title: "Stadtpark", payload: $payload, dates: {dateStart: "2026-03-01", dateEnd: "2026-04-01"})
  { genericType payload } }"""


def test_its_payload_is_kept_and_read(town: Place) -> None:
    payload = {
        "statusColor": "green",
        "status": "läuft",
        "capacity": 30,
        "registrationRequired": "vielleicht",
        "tags": ["Park", "Grün"],
        "statistics": {"beitraege": [1, 2]},
        "itemIndex": 4,
        "neu": None,
    }
    made = town.data(CREATE, {"payload": payload})["createGenericItem"]
    assert made == {"genericType": "ParticipationProject", "payload": payload}
    read = ParticipationPayload.read(made["payload"])
    assert (read.status_color, read.capacity, read.item_index) == ("green", "30", 4)
    assert (read.registration_required, read.tags) == (None, ["Park", "Grün"])
    assert read.statistics == {"beitraege": [1, 2]}
