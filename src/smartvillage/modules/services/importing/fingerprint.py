"""A hash of a state's whole catalogue without row numbers and times: equal catalogues have equal ones."""

import hashlib
from collections.abc import Iterator

from django.db import connection

_ENTRIES = (
    ("services_category", "name, public_id, parent_key, position"),
    ("services_service", "name, public_id, type, level, everywhere, letter, valid_from, valid_to"),
    ("services_office", "name, public_id, parent_key"),
    ("services_onlineservice", "name, public_id"),
    ("services_form", "name, public_id"),
    ("services_person", "name, public_id, office_key"),
    ("services_specialisation", "area_id"),
)
_SIDES = (
    ("services_servicekey", "value"),
    ("services_servicearea", "area_id"),
    ("services_categoryservice", "category"),
)
_SIDE = (
    "SELECT service.key, side.{column} FROM {table} side "
    "JOIN services_service service ON service.id = side.service_id WHERE service.state = %s ORDER BY 1, 2"
)
_COMPETENCES = (
    "SELECT service.key, row.area_id, row.kind, row.role, target.key FROM services_competence row "
    "JOIN services_service service ON service.id = row.service_id "
    "JOIN {table} target ON target.id = row.target AND row.kind = {kind} "
    "WHERE service.state = %s ORDER BY 1, 2, 3, 4, 5"
)
_TARGETS = (
    (1, "services_office"),
    (2, "services_onlineservice"),
    (3, "services_form"),
    (4, "services_person"),
)


def fingerprint(state: str) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for sql in _statements():
        with connection.cursor() as cursor:
            cursor.execute(sql, [state])
            while rows := cursor.fetchmany(10_000):
                for row in rows:
                    digest.update(repr(tuple(map(_plain, row))).encode())
    return digest.hexdigest()


def _statements() -> Iterator[str]:
    for table, columns in _ENTRIES:
        yield f"SELECT key, content_hash, {columns} FROM {table} WHERE state = %s ORDER BY key"
    for table, column in _SIDES:
        yield _SIDE.format(table=table, column=column)
    for kind, table in _TARGETS:
        yield _COMPETENCES.format(kind=kind, table=table)


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
