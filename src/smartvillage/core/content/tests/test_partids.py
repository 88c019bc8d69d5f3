"""Part ids: stable across saves, unique, never used twice."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.normalise import validated
from smartvillage.core.content.partids import adopt, part_id, sub_part_id
from smartvillage.core.content.parts import Part

NEWS: Any = kind_of("news_item").document
titles = st.lists(st.sampled_from("abcdefgh"), max_size=8)


def blocks(names: list[str]) -> list[dict[str, object]]:
    return [{"title": name, "media_contents": [{"source_url": {"url": f"/{name}.jpg"}}]} for name in names]


@given(st.lists(titles, min_size=2, max_size=6))
def test_through_any_sequence_of_edits_ids_are_unique_and_unchanged_blocks_keep_theirs(
    edits: list[list[str]],
) -> None:
    old: Any = None
    for names in edits:
        new: Any = validated(NEWS, {"content_blocks": blocks(names)})
        adopt(new=new, old=old, item=7, keep_unwired=True)
        found = [part.id for part in new.parts(Part)]
        assert len(set(found)) == len(found)
        assert all(number is not None and 7000 < number < 8000 for number in found)
        if (
            old is not None
            and len(set(names)) == len(names)
            and len({b.title for b in old.content_blocks}) == len(old.content_blocks)
        ):
            before = {block.title: block.id for block in old.content_blocks}
            assert all(before.get(block.title, block.id) == block.id for block in new.content_blocks)
        old = new


def test_what_the_wire_cannot_know_survives_a_replace_all() -> None:
    old = validated(
        NEWS,
        {
            "content_blocks": [
                {"media_contents": [{"source_url": {"url": "/a.jpg"}, "alt": "Burg", "caption_text": "x"}]}
            ]
        },
    )
    adopt(new=old, old=None, item=1, keep_unwired=False)
    new: Any = validated(
        NEWS,
        {"content_blocks": [{"media_contents": [{"source_url": {"url": "/a.jpg"}, "caption_text": "y"}]}]},
    )
    adopt(new=new, old=old, item=1, keep_unwired=True)
    media = new.content_blocks[0].media_contents[0]
    assert (media.alt, media.caption_text) == ("Burg", "y")


def test_a_part_beyond_the_narrow_space_gets_a_wide_number() -> None:
    assert part_id(item=5, number=999) == 5999
    assert part_id(item=5, number=1000) == sub_part_id(part=5999, number=1000)
