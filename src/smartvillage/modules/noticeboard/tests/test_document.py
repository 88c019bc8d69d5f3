"""A shared ride as the app sends it."""

from smartvillage.modules.noticeboard.document import RidePayload
from smartvillage.testing import Place

CREATE = """mutation($payload: JSON) { createGenericItem(genericType: "Noticeboard", title: "Nach Potsdam",
  payload: $payload, dates: {dateStart: "01.03.2026", dateEnd: "31.05.2026"}, contacts: {firstName: "Eva"},
  priceInformations: {amount: 3.5}, contentBlocks: {title: "Nach Potsdam", body: "Jeden Morgen"})
  { payload dates { dateStart dateEnd } priceInformations { amount } } }"""


def test_a_shared_ride(town: Place) -> None:
    payload = {
        "departureCity": "Bad Belzig",
        "destinationCity": "Potsdam",
        "departureDate": "02.03.2026",
        "departureTime": "06:45",
        "drivingFrequencyDays": ["monday", "friday"],
        "availablePlaces": 3,
    }
    made = town.data(CREATE, {"payload": payload}, role="app")["createGenericItem"]
    assert made["payload"] == payload
    assert made["dates"] == [{"dateStart": "2026-03-01", "dateEnd": "2026-05-31"}]
    assert made["priceInformations"] == [{"amount": 3.5}]
    ride = RidePayload.read(made["payload"])
    assert (ride.departure_city, ride.available_places) == ("Bad Belzig", "3")
    assert ride.driving_frequency_days == ["monday", "friday"]
