"""The text files: every `*.toml` of a folder adds its tables to one collection."""

import json
import tomllib
from importlib.resources import files
from typing import Any

RawTable = dict[str, Any]
_TEXTS = files("smartvillage.examples") / "texts"


def tables(folder: str) -> RawTable:
    """All files of `texts/<folder>` as one: arrays of tables are joined, a single table stands as it is."""
    merged: RawTable = {}
    for source in sorted((_TEXTS / folder).iterdir(), key=lambda file: file.name):
        if source.name.endswith(".toml"):
            for name, value in tomllib.loads(source.read_text("utf-8")).items():
                if isinstance(value, list):
                    merged.setdefault(name, []).extend(value)
                else:
                    merged[name] = value
    return merged


def text_file(folder: str, name: str) -> str:
    return (_TEXTS / folder / name).read_text("utf-8")


def json_file(folder: str, name: str) -> Any:
    return json.loads(text_file(folder, name))
