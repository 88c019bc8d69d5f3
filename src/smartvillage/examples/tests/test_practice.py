"""An example as what a training municipality is set back to."""

import io
from typing import Any

import pytest
from PIL import Image

from smartvillage.core.media.actions import file_of, store_upload
from smartvillage.core.media.models import Asset
from smartvillage.core.municipalities.scope import within
from smartvillage.core.training.actions import create, ground_of, reset
from smartvillage.core.training.tests.ground import counts
from smartvillage.examples import practice
from smartvillage.examples.content import SLUGS
from smartvillage.modules.surveys.models import Comment
from smartvillage.modules.waste.models import Tour
from smartvillage.testing import Place


class Artist:
    """Draws as fast as can be, each key differently."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self.sizes: dict[str, tuple[int, int]] = {}

    def __call__(self, key: str) -> bytes:
        self.drawn.append(key)
        known = len(self.sizes)
        size = self.sizes.setdefault(key, (40 + known % 50, 40 + known // 50))
        content = io.BytesIO()
        Image.new("RGB", size, (120, 160, 90)).save(content, "JPEG")
        return content.getvalue()


@pytest.fixture
def artist(monkeypatch: pytest.MonkeyPatch, tmp_path: Any, settings: Any) -> Artist:
    settings.MEDIA_ROOT = tmp_path
    made = Artist()
    monkeypatch.setattr(practice, "draw", made)
    return made


@pytest.mark.parametrize("slug", SLUGS)
def test_an_example_is_planted_again_without_drawing(db: None, artist: Artist, slug: str) -> None:
    made = create(slug="uebung", name="Übung", example=slug)
    assert (made.training, made.name, made.area is not None) == (True, "Übung", True)
    fresh, pictures = counts(), len(artist.drawn)
    assert fresh["content_item"] > 100
    assert pictures > 50
    ground = Place(made.pk, "uebung", min(ground_of(made.pk).organisations.values()))
    with within(made.pk):
        lost = Asset.objects.order_by("pk")[0]
        file_of(lost).unlink()
        own = store_upload(viewer=ground.viewer(), content=artist("eigenes"))
        Tour.objects.all().delete()
        Comment.objects.create(item_id=ground.publish("survey", title="Umfrage"), message="Ja", visible=True)
    reset(municipality=made.pk)
    assert counts() == fresh
    assert artist.drawn[pictures + 1 :] == [lost.name.removesuffix(".jpg")]
    assert file_of(lost).exists()
    with within(made.pk):
        digests = set(Asset.objects.values_list("digest", flat=True))
    assert lost.digest in digests
    assert own.digest not in digests
