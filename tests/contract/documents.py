"""Documents of our own that ask what the app's screens ask, by the name facts/app-cold-start.json calls them."""

from functools import cache
from pathlib import Path

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

FOLDER = Path(__file__).parent / "app"


@cache
def documents() -> dict[str, str]:
    """Every operation as a document of its own, with the fragments it spreads."""
    definitions = [
        one for path in sorted(FOLDER.glob("*.graphql")) for one in parse(path.read_text()).definitions
    ]
    fragments = {one.name.value: one for one in definitions if isinstance(one, FragmentDefinitionNode)}
    operations = [one for one in definitions if isinstance(one, OperationDefinitionNode) and one.name]
    return {one.name.value: _alone(one, fragments) for one in operations if one.name}


class _Spreads(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.names.append(node.name.value)


def _alone(operation: OperationDefinitionNode, fragments: dict[str, FragmentDefinitionNode]) -> str:
    wanted: dict[str, FragmentDefinitionNode] = {}
    waiting: list[OperationDefinitionNode | FragmentDefinitionNode] = [operation]
    while waiting:
        seen = _Spreads()
        visit(waiting.pop(), seen)
        for name in seen.names:
            if name not in wanted:
                wanted[name] = fragments[name]
                waiting.append(fragments[name])
    return print_ast(DocumentNode(definitions=(operation, *wanted.values())))
