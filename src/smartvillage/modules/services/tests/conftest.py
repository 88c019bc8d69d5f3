"""Every test starts with nothing known of an earlier one; most of the wire's have a small catalogue."""

from collections.abc import Iterator
from typing import Any

import pytest

from smartvillage.modules.services.indexing import index_missing
from smartvillage.modules.services.tests.catalogue import Catalogue, full_catalogue
from smartvillage.modules.services.tests.doubles import upstream
from smartvillage.modules.services.tests.doubles.upstream import Upstream
from smartvillage.modules.services.tree import forget_trees
from smartvillage.modules.services.versions import forget_versions
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.testing import Place, forget_everything


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


@pytest.fixture
def desk(town: Place, catalogue: Catalogue) -> Desk:
    """The desk of a town whose services are found."""
    made = desk_of(town)
    catalogue.changed()
    forget_everything()
    index_missing(state="BB")
    return made


@pytest.fixture
def server(settings: Any, monkeypatch: Any) -> Iterator[Upstream]:
    settings.FETCH_ALLOW_PRIVATE = True
    monkeypatch.setattr("smartvillage.modules.services.sources.client.LONGEST_PAUSE", 0.01)
    with upstream.running() as found:
        yield found
