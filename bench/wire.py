"""Other things clients do with the wire: read the schema, import one record after the other."""

from __future__ import annotations

import json
import time
from statistics import median

from graphql import get_introspection_query

from bench import ours
from bench.client import Connection


def introspection(session: ours.Session, *, times: int = 20) -> tuple[float, float]:
    """Milliseconds of the first complete introspection a server answers, and the median of those after it."""
    request = session.graphql(get_introspection_query(), {}, client="app")
    connection = Connection(session.port)
    first = connection.ask(request)[1]
    return first, median(connection.ask(request)[1] for _ in range(times))


CREATE = """mutation {{ createEventRecord(title: {title}, externalId: "bench-{number}", description: "<p>Im Burghof.</p>",
  dates: [{{dateStart: "{day}", dateEnd: "{day}", timeStart: "19:00", timeEnd: "22:00"}}], categoryName: "Bench",
  addresses: [{{street: "Wittenberger Straße 14", zip: "14806", city: "Bad Belzig",
    geoLocation: {{latitude: 52.14, longitude: 12.59}}}}],
  contacts: [{{firstName: "Ines", phone: "033841 1", email: "ines@example.org"}}], urls: [{{url: "https://example.org/{number}"}}],
  mediaContents: [{{contentType: "image", captionText: "Burg", sourceUrl: {{url: "https://example.org/{number}.jpg"}}}}],
  priceInformations: [{{name: "Erwachsene", amount: 12.5}}]) {{ id }} }}"""


WARM_UP = 2.0
"""Seconds in which every thread of the server connects and prepares its statements; imports last for minutes."""


def importing(session: ours.Session, *, seconds: float) -> float:
    """Events a second that one importer creates, one after the other, values inside the documents."""
    connection, mark = Connection(session.port), time.time_ns()

    def created(span: float, sort: str) -> float:
        count, started = 0, time.monotonic()
        while time.monotonic() - started < span:
            number = f"{mark}-{sort}-{count}"
            document = CREATE.format(title=json.dumps(f"Konzert {number}"), number=number, day="2030-05-17")
            connection.data(session.graphql(document, {}, client="importer"))
            count += 1
        return count / (time.monotonic() - started)

    created(WARM_UP, "0")
    return created(seconds, "1")
