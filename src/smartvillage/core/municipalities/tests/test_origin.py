"""Where mails lead to."""

from typing import Any

import pytest

from smartvillage.core.municipalities.models import Domain
from smartvillage.core.municipalities.origin import origin
from smartvillage.testing import Place


@pytest.mark.parametrize(
    ("host", "secure", "expected"),
    [
        ("", False, "http://bad-belzig.localhost:8000"),
        ("", True, "https://bad-belzig.localhost"),
        ("app.example.org", False, "http://app.example.org"),
        ("app.example.org", True, "https://app.example.org"),
        ("localhost", False, "http://localhost:8000"),
    ],
)
def test_the_own_host_before_the_name_below_a_base_host(
    town: Place, settings: Any, host: str, secure: bool, expected: str
) -> None:
    settings.PORT, settings.SECURE_COOKIES = "8000", secure
    if host:
        Domain.objects.create(host=host, municipality_id=town.id)
    assert origin(town.id) == expected
