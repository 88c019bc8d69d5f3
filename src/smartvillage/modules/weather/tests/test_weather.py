"""Weather from both sources, and from sources that fail in every way."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

import orjson
import pytest
import time_machine
from django.core.cache import cache

from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.kit.dates import now
from smartvillage.modules.weather.sources import CONDITIONS
from smartvillage.testing import Place

AT = "2026-05-10T12:10:00+02:00"
ASK = "{ weatherMap { id lat current hourly daily alerts createdAt } }"


class Source(BaseHTTPRequestHandler):
    """Speaks as OpenWeather and as Bright Sky do; `fault` says how it misbehaves."""

    fault = ""
    asked: list[str] = []

    def do_GET(self) -> None:
        Source.asked.append(self.path)
        body = orjson.dumps(ANSWERS[urlparse(self.path).path])
        status = int(self.fault) if self.fault.isdecimal() else 200
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body) if self.fault != "truncated" else len(body) + 50))
        self.end_headers()
        self.wfile.write({"garbage": b"<html>", "list": b"[]", "empty": b"{}"}.get(self.fault, body))

    def log_message(self, *_: object) -> None:
        pass


def hour(clock: str, temperature: float, icon: str = "rain") -> dict[str, Any]:
    return {
        "timestamp": f"2026-05-{clock}:00:00+02:00",
        "temperature": temperature,
        "icon": icon,
        "wind_speed": 36.0,
        "precipitation_probability": 40,
    }


ANSWERS: dict[str, Any] = {
    "/onecall": {
        "current": {"temp": 18.5, "weather": [{"icon": "01d"}]},
        "hourly": [{"temp": 18}],
        "daily": [],
        "alerts": None,
    },
    "/weather": {
        "weather": [
            hour("10T08", 9),
            hour("10T12", 15, "clear-day"),
            hour("10T23", 7, "clear-night"),
            hour("11T14", 20),
        ]
    },
    "/alerts": {
        "alerts": [
            {"event_de": "STURM", "onset": "2026-05-10T15:00:00+02:00", "expires": None, "severity": "minor"}
        ]
    },
}


@pytest.fixture
def source(settings: Any) -> Iterator[str]:
    settings.FETCH_ALLOW_PRIVATE = True
    server = ThreadingHTTPServer(("127.0.0.1", 0), Source)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Source.fault, Source.asked = "", []
    with time_machine.travel(AT, tick=False):
        yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def configure(place: Place, **said: Any) -> None:
    Municipality.objects.filter(pk=place.id).update(
        settings={"weather": {"lat": 52.14, "lon": 12.59, **said}}
    )
    forget()


def read(place: Place) -> Any:
    answer = place.ask(ASK, role="app")
    return answer["data"]["weatherMap"] if answer.get("data") else answer["errors"][0]["message"]


def test_openweather_goes_out_as_it_comes(town: Place, source: str) -> None:
    configure(town, provider="openweather", key="secret", url=f"{source}/onecall")
    found = read(town)
    assert found["current"] == {"temp": 18.5, "weather": [{"icon": "01d"}]}
    assert (found["hourly"], found["daily"], found["alerts"]) == ([{"temp": 18}], [], [])
    assert found["createdAt"] == "2026-05-10 12:10:00 +0200"
    asked = parse_qs(urlparse(Source.asked[0]).query)
    assert (asked["appid"], asked["units"], asked["lang"]) == (["secret"], ["metric"], ["de"])
    assert read(town) == found
    assert len(Source.asked) == 1


def test_brightsky_is_told_in_the_same_words(town: Place, source: str) -> None:
    configure(town, provider="brightsky", url=source)
    found = read(town)
    assert found["current"]["temp"] == 15
    assert found["current"]["wind_speed"] == 10.0
    assert found["current"]["weather"] == [
        {"id": 800, "main": "Clear", "description": "klarer Himmel", "icon": "01d"}
    ]
    assert [one["weather"][0]["icon"] for one in found["hourly"]] == ["01d", "01n", "10d"]
    assert [(one["temp"]["min"], one["temp"]["max"], one["temp"]["night"]) for one in found["daily"]] == [
        (7, 15, 7),
        (20, 20, 20),
    ]
    assert found["alerts"][0]["event"] == "STURM"
    assert (found["alerts"][0]["end"], found["alerts"][0]["tags"]) == (0, ["minor"])
    assert set(found["daily"][0]) >= {"dt", "temp", "feels_like", "pressure", "humidity", "pop", "weather"}


@pytest.mark.parametrize("fault", ["429", "500", "401", "truncated", "garbage", "list", "empty"])
@pytest.mark.parametrize("provider", ["openweather", "brightsky"])
def test_a_source_that_fails_leaves_the_old_weather_for_a_day(
    town: Place, source: str, provider: str, fault: str
) -> None:
    configure(town, provider=provider, url=f"{source}/onecall" if provider == "openweather" else source)
    before = read(town)
    Source.fault = fault
    with time_machine.travel(now() + timedelta(hours=2)):
        cache.clear()
        assert read(town)["id"] == before["id"]
    with time_machine.travel(now() + timedelta(hours=25)):
        cache.clear()
        assert read(town) == "Kein Wetter eingerichtet"


def test_without_a_source_there_is_none(town: Place, amt: Place, source: str) -> None:
    configure(amt, provider="brightsky", url=source)
    read(amt)
    assert read(town) == "Kein Wetter eingerichtet"
    for said in ({"provider": "nobody"}, {"provider": "brightsky", "lat": "x"}, {"provider": ["x"]}):
        configure(town, **said)
        assert read(town) == "Kein Wetter eingerichtet"
    assert town.data("{ weatherMaps { id } }", role="app") == {"weatherMaps": []}
    assert len(amt.data("{ weatherMaps(limit: 5) { id } }", role="app")["weatherMaps"]) == 1


def test_every_icon_has_words() -> None:
    assert all(words and icon for _, _, words, icon in CONDITIONS.values())
