"""The one way to say for which municipality code works; without it every query raises."""

from contextlib import AbstractContextManager

from django_scopes import scope, scopes_disabled


def within(municipality: int) -> AbstractContextManager[None]:
    """Scoped managers see rows of this municipality only."""
    return scope(municipality=municipality)  # type: ignore[no-any-return]


def across_all() -> AbstractContextManager[None]:
    """For work on the installation as a whole: jobs, migrations, the command line."""
    return scopes_disabled()  # type: ignore[no-any-return]
