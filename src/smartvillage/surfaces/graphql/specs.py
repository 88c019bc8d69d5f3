"""How a wire field is made from a source: shared by the compiled projection and the standard executor."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from smartvillage.surfaces.graphql.context import Context

Source = dict[str, Any]
Args = Mapping[str, Any]
Function = TypeVar("Function", bound=Callable[..., Any])
SIBLINGS = "+siblings"


@dataclass(frozen=True)
class Get:
    """The value under a key of the source; `convert` is applied to what is not None, `absent` stands for None."""

    key: str
    convert: Callable[[Any], Any] | None = None
    absent: Any = None
    kinds: ClassVar[frozenset[str]] = frozenset()

    def value(self, source: Source, _context: Context, _args: Args) -> Any:
        found = source.get(self.key)
        if found is None:
            return self.absent
        return self.convert(found) if self.convert else found


@dataclass(frozen=True)
class Compute:
    """A value computed from source, context and arguments, without statements of its own per source.

    `kinds`: whose writes change the value besides those to the source itself.
    """

    function: Callable[[Source, Context, Args], Any]
    kinds: frozenset[str] = frozenset()

    def value(self, source: Source, context: Context, args: Args) -> Any:
        return self.function(source, context, args)


@dataclass(frozen=True)
class Attached:
    """Rows beside the document, loaded for all sources of a list in one statement.

    `load` gives the value by item id; ids it leaves out get `absent`. `kinds`: whose writes change the value.
    """

    name: str
    load: Callable[[Context, Sequence[Source]], Mapping[int, Any]]
    pick: Callable[[Source, Any, Context, Args], Any] = lambda _source, value, _context, _args: value
    absent: Any = ()
    kinds: frozenset[str] = frozenset()

    @property
    def slot(self) -> str:
        return f"+{self.name}"

    def value(self, source: Source, context: Context, args: Args) -> Any:
        if self.slot not in source:
            self.fill(source.get(SIBLINGS) or [source], context)
        return self.pick(source, source[self.slot], context, args)

    def fill(self, sources: Sequence[Source], context: Context) -> None:
        """Put the rows into every source's slot; what another field has loaded already stays."""
        if sources and self.slot in sources[0] and self.slot in sources[-1]:
            return
        found = self.load(context, sources) if sources else {}
        for source in sources:
            source[self.slot] = found.get(source["id"], self.absent)


Spec = Get | Compute | Attached
TypeSpecs = Mapping[str, Spec]


def depends_on(*kinds: str) -> Callable[[Function], Function]:
    """Say of a query function without `ItemQuery` whose writes change its answer; unsaid, everybody's do."""

    def mark(function: Function) -> Function:
        function.kinds = frozenset(kinds)  # type: ignore[attr-defined]
        return function

    return mark
