import datetime as dt
from itertools import islice

from bench.dataset import Dataset

DATASET = Dataset(today=dt.date(2026, 11, 22), scale=0.02)
FIRST, SECOND = DATASET.municipalities()[:2]


def test_the_full_dataset_has_the_promised_size() -> None:
    full = Dataset(today=dt.date(2026, 11, 22))
    first, second = full.municipalities()[:2]
    assert len(full.municipalities()) == 20
    assert full.news_per_municipality == 2_000
    assert sum(1 for _ in full.places(first)) == 3_000
    assert sum(1 for _ in full.places(second)) == 300
    assert full.events_in(first) == 10_000


def test_equal_seeds_give_equal_content() -> None:
    again = Dataset(today=dt.date(2026, 11, 22), scale=0.02)
    for name in ("news", "events", "places"):
        assert list(getattr(DATASET, name)(FIRST)) == list(getattr(again, name)(FIRST))


def test_municipalities_differ() -> None:
    assert next(DATASET.news(FIRST)) != next(DATASET.news(SECOND))


def test_news_are_as_long_as_real_ones_and_never_published_in_the_future() -> None:
    news = list(DATASET.news(FIRST))
    assert {len(item.blocks) for item in news} == {2, 3}
    assert {len(block.media) for item in news for block in item.blocks} == {1, 2}
    lengths = [len(block.intro) + len(block.body) for item in news for block in item.blocks]
    assert min(lengths) >= 600
    assert max(lengths) <= 1_900
    assert max(item.published_at.date() for item in news) < DATASET.today
    assert len({item.published_at for item in news}) == len(news)


def test_about_a_third_of_the_events_are_series_whose_dates_lie_in_their_span() -> None:
    events = list(DATASET.events(FIRST))
    series = [event for event in events if event.series]
    assert 0.2 < len(series) / len(events) < 0.4
    for event in events:
        assert event.occurrences[0] == event.starts_on
        assert event.occurrences[-1] == event.ends_on
        assert list(event.occurrences) == sorted(set(event.occurrences))
    assert all(len(event.occurrences) > 1 for event in series)
    assert all(event.occurrences == (event.starts_on,) for event in events if not event.series)


def test_records_are_streamed() -> None:
    huge = Dataset(today=dt.date(2026, 11, 22), scale=10_000)
    assert [news.external_id for news in islice(huge.news(FIRST), 2)] == ["news-0", "news-1"]
