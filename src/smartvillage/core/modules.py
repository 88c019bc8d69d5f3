"""Modules are found because their folder exists; nothing else is edited to add one."""

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

from smartvillage import modules


@cache
def module_names() -> tuple[str, ...]:
    """Dotted names of all modules: folders of `smartvillage.modules`, then outside packages."""
    inside = [
        f"{modules.__name__}.{found.name}" for found in pkgutil.iter_modules(modules.__path__) if found.ispkg
    ]
    outside = [point.value for point in entry_points(group="smartvillage.modules")]
    return (*sorted(inside), *sorted(outside))


def rooms(name: str) -> Iterator[ModuleType]:
    """The room `name` ("document", "graph", "pages", ...) of every module that has it."""
    for module in module_names():
        if importlib.util.find_spec(f"{module}.{name}"):
            yield importlib.import_module(f"{module}.{name}")
