"""The list of everyday questions asks for content that the examples have."""

import tomllib

from django.conf import settings


def test_there_are_enough_and_each_expects_something() -> None:
    asked = tomllib.loads((settings.PACKAGE / "examples" / "queries.toml").read_text())
    assert sum(map(len, asked.values())) >= 150
    assert all(expected and all(expected) for queries in asked.values() for expected in queries.values())
