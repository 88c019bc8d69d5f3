"""Fixtures of every module's tests: two municipalities and their people."""

from collections.abc import Iterator

import pytest

from smartvillage.testing import Place, forget_everything, make_place


@pytest.fixture(autouse=True)
def _fresh_caches() -> Iterator[None]:
    forget_everything()
    yield
    forget_everything()


@pytest.fixture
def town(db: None) -> Place:
    """A municipality with an organisation that has every right."""
    return make_place("bad-belzig", "Bad Belzig")


@pytest.fixture
def amt(db: None) -> Place:
    """A second municipality, to see that it sees nothing of the first."""
    return make_place("amt-niemegk", "Amt Niemegk")
