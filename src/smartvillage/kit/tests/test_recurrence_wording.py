"""Series in words, German and English."""

from datetime import date

import pytest

from smartvillage.kit.dates.tongue import speaking
from smartvillage.kit.recurrence import Recurrence, describe

FIRST = date(2026, 1, 31)  # a Saturday


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY", "täglich"),
        ("FREQ=DAILY;INTERVAL=3", "alle drei Tage"),
        ("FREQ=DAILY;INTERVAL=20", "alle 20 Tage"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "montags bis freitags"),
        ("FREQ=WEEKLY", "jeden Samstag"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "jeden Montag, Mittwoch und Freitag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "alle zwei Wochen montags und mittwochs"),
        ("FREQ=WEEKLY;BYDAY=SA;BYMONTH=4,5,6,7", "jeden Samstag von April bis Juli"),
        ("FREQ=WEEKLY;COUNT=10", "jeden Samstag, 10-mal"),
        ("FREQ=WEEKLY;UNTIL=20270331", "jeden Samstag bis 31. März 2027"),
        ("FREQ=MONTHLY;BYDAY=2TU", "jeden 2. Dienstag im Monat"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "jeden 2. Dienstag im Monat"),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "jeden 1. und 3. Montag im Monat"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "jeden letzten Freitag im Monat"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU", "alle zwei Monate am 2. Dienstag"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "jeden letzten Werktag (Montag bis Freitag) im Monat",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "am 15. jedes Monats"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15,-1", "am 1., 15. und letzten Tag jedes Monats"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "am letzten Tag jedes Monats"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
            "am 30. jedes Monats (in kürzeren Monaten am letzten Tag)",
        ),
        ("FREQ=YEARLY", "jedes Jahr am 31. Januar"),
        ("FREQ=YEARLY;BYMONTHDAY=1", "am 1. jedes Monats"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=10;BYMONTHDAY=3", "alle zwei Jahre am 3. Oktober"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "jedes Jahr am letzten Tag im Februar"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "jedes Jahr am 2. Sonntag im Mai"),
        ("FREQ=YEARLY;BYMONTH=12;BYDAY=SU", "jedes Jahr im Dezember jeden Sonntag"),
        ("FREQ=YEARLY;BYWEEKNO=20", "nach einer besonderen Regel"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "nach einer besonderen Regel"),
        ("FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=28,29;BYSETPOS=-1", "nach einer besonderen Regel"),
    ],
)
def test_patterns(rule: str, expected: str) -> None:
    assert describe(Recurrence(rule, FIRST, None)) == expected


def test_end_and_exceptions() -> None:
    few = Recurrence("FREQ=WEEKLY", FIRST, date(2027, 3, 31), excluded=(date(2026, 12, 26), date(2026, 4, 4)))
    assert describe(few) == "jeden Samstag bis 31. März 2027, außer am 4. April 2026 und 26. Dezember 2026"
    many = Recurrence(
        "FREQ=WEEKLY;UNTIL=20261231",
        FIRST,
        date(2027, 3, 31),
        excluded=(FIRST,) * 4,
        added=(date(2026, 5, 1),),
    )
    assert describe(many) == "jeden Samstag bis 31. Dezember 2026, mit Ausnahmen, zusätzlich am 1. Mai 2026"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY", "daily"),
        ("FREQ=DAILY;INTERVAL=3", "every three days"),
        ("FREQ=DAILY;INTERVAL=20", "every 20 days"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "every two weeks on Monday and on Wednesday"),
        ("FREQ=WEEKLY;BYDAY=SA;BYMONTH=4,5,6,7", "every Saturday from April to July"),
        ("FREQ=WEEKLY;COUNT=10", "every Saturday, 10 times"),
        ("FREQ=WEEKLY;UNTIL=20270331", "every Saturday until 31 March 2027"),
        ("FREQ=MONTHLY;BYDAY=2TU", "every 2nd Tuesday of the month"),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "every 1st and 3rd Monday of the month"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every last Friday of the month"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU", "every two months on the 2nd Tuesday"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15,-1", "on the 1st, 15th and last day of every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=12,22,23", "on the 12th, 22nd and 23rd of every month"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
            "on the 30th of every month (in shorter months on the last day)",
        ),
        ("FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=3", "every year on the 3rd of October"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every year on the last day of February"),
        ("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "every year on the last Sunday in October"),
        ("FREQ=YEARLY;BYYEARDAY=100", "by a special rule"),
    ],
)
def test_in_english(rule: str, expected: str) -> None:
    with speaking("en"):
        assert describe(Recurrence(rule, FIRST, None)) == expected


def test_exceptions_in_english() -> None:
    series = Recurrence("FREQ=WEEKLY", FIRST, date(2027, 3, 31), excluded=(date(2026, 4, 4),))
    with speaking("en"):
        assert describe(series) == "every Saturday until 31 March 2027, except on 4 April 2026"
