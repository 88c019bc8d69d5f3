"""Every test starts with nothing known of an earlier one; most of the wire's have a small catalogue."""

from collections.abc import Iterator

import pytest

from smartvillage.modules.services.tests.catalogue import Catalogue, full_catalogue
from smartvillage.modules.services.tree import forget_trees
from smartvillage.modules.services.versions import forget_versions
from smartvillage.testing import Place


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    forget_versions()
    forget_trees()
    yield
    forget_versions()
    forget_trees()


@pytest.fixture
def catalogue(town: Place) -> Catalogue:
    return full_catalogue(town)
