from collections.abc import Iterator

import pytest
from django.db.models import F

from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.training import port
from smartvillage.core.training.actions import create, ground_of
from smartvillage.core.training.tests.ground import Small
from smartvillage.testing import Place


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Small:
    made = Small()
    monkeypatch.setitem(port.EXAMPLES, "small", made)
    return made


@pytest.fixture
def ground(db: None, small: Small) -> Iterator[Place]:
    """A municipality to practise in."""
    made = create(slug="uebung", name="Übungskommune", example="small")
    forget()
    yield Place(made.pk, "uebung", ground_of(made.pk).organisations["office"])
    assert Municipality.objects.filter(pk=made.pk, ground__pk=F("ground__pk")).exists()
