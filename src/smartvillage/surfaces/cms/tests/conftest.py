import pytest

from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.testing import Place, forget_everything


@pytest.fixture
def desk(town: Place) -> Desk:
    """The town's desk, where a second factor is only recommended."""
    made = desk_of(town)
    forget_everything()
    return made
