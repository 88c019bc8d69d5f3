"""Writing rows whose ids nobody asks for: the statement is built once for each table, not for every row."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model

TOGETHER = 50
"""Rows in one statement."""


def insert_rows(rows: Sequence[Model]) -> None:
    """Insert rows of one model; values are prepared as their fields do it, no signals are sent."""
    if not rows:
        return
    sql, fields = _insertion(type(rows[0]))
    values = [
        [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
        for row in rows
    ]
    with connection.cursor() as cursor:
        for start in range(0, len(values), TOGETHER):
            chunk = values[start : start + TOGETHER]
            places = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * len(chunk))
            cursor.execute(f"{sql} {places}", [value for row in chunk for value in row])


@cache
def _insertion(model: type[Model]) -> tuple[str, list["Field[Any, Any]"]]:
    meta = model._meta  # noqa: SLF001  Django's public way to a model's fields
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    return f"INSERT INTO {connection.ops.quote_name(meta.db_table)} ({names}) VALUES", fields
