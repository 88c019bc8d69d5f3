"""Deadlines: from when to when they stand."""

from datetime import date, time

from smartvillage.core.content.occurring import Happening
from smartvillage.core.content.parts import ContentBlock, DateSpan
from smartvillage.modules.deadlines.document import Deadline


def test_when_a_deadline_is() -> None:
    spans = [
        DateSpan(id=1, date_end=date(2026, 5, 1), time_end=time(12)),
        DateSpan(id=2, date_start=date(2026, 4, 1), date_end=date(2026, 3, 1)),
        DateSpan(id=3, weekday="Montag"),
    ]
    assert Deadline(dates=spans).happenings() == [
        Happening(date(2026, 5, 1), date(2026, 5, 1), None, time(12), 1),
        Happening(date(2026, 4, 1), date(2026, 4, 1), None, None, 2),
    ]


def test_its_headline_may_be_that_of_the_text() -> None:
    blocks = [ContentBlock(body="<p>Nur Text</p>"), ContentBlock(title="Grundsteuer")]
    assert Deadline(content_blocks=blocks).headline() == "Grundsteuer"
    assert Deadline(title="Steuer", content_blocks=blocks).headline() == "Steuer"
    assert Deadline().headline() == ""
