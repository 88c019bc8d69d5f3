from io import BytesIO

import pytest
from PIL import Image

from smartvillage.examples import pictures
from smartvillage.examples.pictures.canvas import HEIGHT, WIDTH, colour, mix
from smartvillage.examples.pictures.mood import SEASONS

MAX_BYTES = 120_000


@pytest.mark.parametrize("motif", sorted(pictures.MOTIFS))
def test_every_motif_in_every_season(motif: str) -> None:
    drawn = {pictures.draw(f"{motif}-{season}-{number}") for number, season in enumerate(SEASONS, 1)}
    assert len(drawn) == len(SEASONS)
    for data in drawn:
        assert len(data) < MAX_BYTES
        with Image.open(BytesIO(data)) as image:
            assert (image.format, image.size) == ("JPEG", (WIDTH, HEIGHT))
            assert len(image.reduce(8).getcolors(maxcolors=1 << 16) or []) > 200


def test_the_same_key_gives_the_same_picture() -> None:
    assert pictures.draw("fields-summer-2") == pictures.draw("fields-summer-2")
    assert pictures.draw("fields-summer-2") != pictures.draw("fields-summer-4")


def test_keys() -> None:
    assert pictures.key("mill", season="autumn", seed="a") == pictures.key("mill", season="autumn", seed="a")
    numbers = {pictures.key("mill", season="autumn", seed=str(seed)) for seed in range(100)}
    assert numbers == {f"mill-autumn-{number}" for number in range(1, pictures.VARIANTS + 1)}


def test_alt_texts() -> None:
    assert pictures.alt_text("mill-winter-1") == "Bockwindmühle auf einem Hügel im Winter"
    assert pictures.alt_text("books-winter-1") == "Bücherregale mit Lesesessel am Fenster"


@pytest.mark.parametrize(
    "key", ["", "mill", "mill-winter", "mill-monsoon-1", "moon-winter-1", "mill-winter-x", "mill-winter-1-2"]
)
def test_unknown_pictures(key: str) -> None:
    with pytest.raises(pictures.UnknownPictureError):
        pictures.draw(key)
    with pytest.raises(pictures.UnknownPictureError):
        pictures.alt_text(key)


def test_colours() -> None:
    assert colour("#ff8000") == (255, 128, 0)
    assert mix((0, 0, 0), (100, 200, 50), 0.5) == (50, 100, 25)
