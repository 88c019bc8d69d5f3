"""Entries of the examples in Leichte Sprache, English and Lower Sorbian."""

from typing import Any

from smartvillage.core.content.languages import offered
from smartvillage.examples import ExampleMunicipality, translated


def test_every_translation_belongs_to_an_entry(examples: list[ExampleMunicipality]) -> None:
    for example in examples:
        rows: list[Any] = [
            *example.news,
            *example.events,
            *example.places,
            *example.tours,
            *example.generic_items,
        ]
        told = translated.translations(example.slug)
        assert set(told) <= {row.external_id for row in rows}
        assert {tag for texts in told.values() for tag in texts} <= set(offered(example.settings))


def test_bad_belzig_speaks_three_more(examples: list[ExampleMunicipality]) -> None:
    told = translated.translations("bad-belzig")
    count = {tag: sum(tag in texts for texts in told.values()) for tag in ("de-simple", "en", "dsb")}
    assert (count["de-simple"] >= 5, count["en"] >= 5, count["dsb"] >= 2) == (True, True, True)
    assert told["bad-belzig-news-nachtbus"]["en"]["content_blocks.0.body"].startswith("<p>The bus is called")
