"""Addresses of the waste calendar share the wire's type Address with parts of items, so their numbers must differ.

Parts are numbered item * 1000 + n with n from 1 (core/content/partids.py): the full thousands are free.
"""

from smartvillage.core.content.partids import STEP


def wire_address(number: int) -> int:
    return number * STEP


def own_address(number: int | None) -> int | None:
    """The address behind a wire id; None for what is no address of the waste calendar."""
    return number // STEP if number and number % STEP == 0 else None
