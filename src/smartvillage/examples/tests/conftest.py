from datetime import date

import pytest

from smartvillage.examples import ExampleMunicipality, municipalities

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def examples() -> list[ExampleMunicipality]:
    return municipalities(today=TODAY)
