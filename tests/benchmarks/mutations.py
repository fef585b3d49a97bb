"""The changes that `mutants.py` makes to a source file: cosmic-ray's operators, and a few of our own.

An operator says at which places of a syntax tree it could make a change, and makes one of them. What can bear no
meaning is left out: annotations, docstrings, imports, decorators, the words of errors, sizes of caches.
"""

import ast
import difflib
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import parso
from cosmic_ray.ast import ast_nodes
from cosmic_ray.mutating import MutationVisitor
from cosmic_ray.operators.operator import Operator
from cosmic_ray.operators.provider import OperatorProvider
from parso.tree import NodeOrLeaf

LARGE = 2100  # a number beyond it is no year but a scale or a bound: one more or less would be no change to speak of
IDLE = {"maxsize", "strict"}  # arguments that change no result: how many a cache keeps, what `zip` asserts
STRINGS = {"string", "strings"}
SWAPS = {"min": "max", "max": "min", "any": "all", "all": "any"}
UNCHANGED = {
    "import_name",
    "import_from",
    "raise_stmt",
    "decorator",
    "decorators",
    "assert_stmt",
    "global_stmt",
}
STATEMENTS = {
    "suite", "file_input", "simple_stmt", "if_stmt", "for_stmt", "while_stmt", "try_stmt", "with_stmt", "funcdef",
    "classdef",
}  # fmt: skip


class Own(Operator):
    """What our own operators share; the examples that cosmic-ray asks for are in the tests of its own operators."""

    def places(self, node: NodeOrLeaf) -> list[NodeOrLeaf]:
        """The parts of a node that can be changed, each once."""
        raise NotImplementedError

    def mutation_positions(self, node):
        """Yield start and end of each change."""
        for part in self.places(node):
            yield part.start_pos, part.end_pos

    @classmethod
    def examples(cls):
        """Return none."""
        return ()


class DropOperand(Own):
    """Leaves out one operand of `and` or `or`."""

    def places(self, node):
        return node.children[::2] if node.type in ("and_test", "or_test") else []

    def mutate(self, node, index):
        del node.children[max(0, 2 * index - 1) : 2 * index + (index == 0) + 1]
        return node


class DropElement(Own):
    """Leaves out one string or row of a tuple, list or set, or one entry of a dictionary of the module."""

    def places(self, node):
        return [group[0] for group in _elements(node)] if _is_table(node) else []

    def mutate(self, node, index):
        gone = _elements(node)[index]
        at = node.children.index(gone[0])
        del node.children[at : at + len(gone) + 1]
        if node.children[-1] != ",":
            node.children.append(parso.python.tree.Operator(",", (0, 0)))  # a tuple of one stays a tuple
        return node


class TurnMembership(Own):
    """Makes `in` of `not in`, and the other way round."""

    def places(self, node):
        return [op for op in node.children[1::2] if _code(op) in TURNED] if node.type == "comparison" else []

    def mutate(self, node, index):
        op = self.places(node)[index]
        node.children[node.children.index(op)] = parso.python.tree.Name(TURNED[_code(op)], (0, 0), prefix=" ")
        return node


TURNED = {"in": "not in", "not in": "in"}


class AlwaysTrue(Own):
    """Replaces the condition of a comprehension or of an `elif` by True; cosmic-ray negates that of an `if`."""

    def places(self, node):
        if node.type not in ("comp_if", "if_stmt"):
            return []
        words = ("if",) if node.type == "comp_if" else ("elif",)
        return [after for word, after in zip(node.children, node.children[1:], strict=False) if word in words]

    def mutate(self, node, index):
        condition = self.places(node)[index]
        node.children[node.children.index(condition)] = parso.python.tree.Name("True", (0, 0), prefix=" ")
        return node


class SwapName(Own):
    """Calls `max` for `min` and `all` for `any`, and the other way round."""

    def places(self, node):
        called = node.type == "name" and node.value in SWAPS and node.get_next_leaf() == "("
        return [node] if called else []

    def mutate(self, node, index):
        node.value = SWAPS[node.value]
        return node


class ScaleNumber(Own):
    """Makes a large number ten times as large."""

    def places(self, node):
        return [node] if node.type == "number" and _value(node) > LARGE else []

    def mutate(self, node, index):
        node.value = f"{_value(node) * 10!r}"
        return node


OWN = {
    kind.__name__: kind
    for kind in (DropOperand, DropElement, TurnMembership, AlwaysTrue, SwapName, ScaleNumber)
}
# How often a place is drawn beside others: several changes of one place share its weight, and tables have many places.
WEIGHTS = {
    **{f"ReplaceComparisonOperator_{turn}": 0.5 for turn in (
        "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt", "Eq_GtE", "Eq_LtE")},
    **{f"ReplaceComparisonOperator_{turn}": 1 for turn in ("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is")},
    **{f"ReplaceBinaryOperator_{turn}": 1 for turn in (
        "Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Mul", "Pow_Mul", "BitOr_BitAnd",
        "BitAnd_BitOr")},
    **{f"ReplaceUnaryOperator_Delete_{sign}": 1 for sign in ("Not", "USub", "Invert")},
    "AddNot": 1, "ReplaceTrueWithFalse": 1, "ReplaceFalseWithTrue": 1, "ReplaceAndWithOr": 1, "ReplaceOrWithAnd": 1,
    "ReplaceBreakWithContinue": 1, "ReplaceContinueWithBreak": 1, "ZeroIterationForLoop": 0.3, "NumberReplacer": 0.4,
    "DropOperand": 0.5, "DropElement": 0.1, "TurnMembership": 1, "AlwaysTrue": 1, "SwapName": 1, "ScaleNumber": 0.4,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One possible change: the operator's change number `occurrence` in a file, at `line`.

    `lines` are the lines of its statement, or of the whole function where the change is in its head; empty where
    the statement belongs to the module or to a class.
    """

    path: Path
    operator: str
    occurrence: int
    line: int
    lines: tuple[int, ...]

    def source(self) -> str:
        """Return the changed text of the file."""
        return _changed(self)

    def change(self) -> tuple[str, str]:
        """Return the lines that differ, before and after."""
        old, new = self.path.read_text(encoding="utf-8").splitlines(), self.source().splitlines()
        lines = list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]
        return tuple(" / ".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")

    def differs(self) -> bool:
        """Whether the changed file is valid and not the same program."""
        try:
            return ast.dump(ast.parse(self.source())) != ast.dump(
                ast.parse(self.path.read_text(encoding="utf-8"))
            )
        except SyntaxError:
            return False


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every change that the operators can make in a file, except where it would bear no meaning."""
    tree = parso.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast_nodes(tree))
    for name in WEIGHTS:
        operator, occurrence = _operator(name), -1
        for node in nodes:
            for start, _ in operator.mutation_positions(node):
                occurrence += 1
                leaf = tree.get_leaf_for_position(start)
                if not _is_idle(name, node) and not _bears_none(leaf):
                    yield Mutant(path, name, occurrence, start[0], _lines(leaf))


@functools.lru_cache(maxsize=1024)
def _changed(mutant: Mutant) -> str:
    text = mutant.path.read_text(encoding="utf-8")
    return MutationVisitor.mutate_code(text, _operator(mutant.operator), mutant.occurrence)


def _operator(name: str) -> Operator:
    return OWN[name]() if name in OWN else OperatorProvider()[name]()


def _code(node: NodeOrLeaf) -> str:
    return " ".join(node.get_code(include_prefix=False).split())


def _value(number: NodeOrLeaf) -> float:
    return abs(ast.literal_eval(number.value))


def _elements(node: NodeOrLeaf) -> list[list[NodeOrLeaf]]:
    """The parts of a display between its commas, each as a list of nodes."""
    groups = [[]]
    for child in node.children:
        if child == ",":
            groups.append([])
        else:
            groups[-1].append(child)
    return [group for group in groups if group]


def _is_table(node: NodeOrLeaf) -> bool:
    """Whether a node is the inside of a table: strings or rows in brackets, or entries of a module's dictionary.

    A row of another table is none, as it would lack a column.
    """
    if node.type not in ("testlist_comp", "dictorsetmaker") or node.parent.type != "atom":
        return False
    groups, holder = _elements(node), node.parent.parent
    if len(groups) < 2 or holder.type in ("testlist_comp", "trailer"):
        return False
    if any(":" in group for group in groups):
        return not _above(node, {"funcdef"}) and all(group[0].type in STRINGS for group in groups)
    kinds = {group[0].type for group in groups if len(group) == 1}
    return all(len(group) == 1 for group in groups) and (kinds <= STRINGS or kinds == {"atom"})


def _above(node: NodeOrLeaf, kinds: set[str]) -> NodeOrLeaf | None:
    """The nearest node around one that is of the kinds."""
    while node.parent is not None:
        node = node.parent
        if node.type in kinds:
            return node
    return None


def _is_idle(operator: str, node: NodeOrLeaf) -> bool:
    """Whether an operator has nothing to say about a node: an order of strings, a difference of strings."""
    if operator.endswith(("Eq_GtE", "Eq_LtE")):
        return not any(leaf.type == "number" for leaf in ast_nodes(node))
    if operator == "NumberReplacer":
        return _value(node) > LARGE
    if operator.endswith("Add_Sub"):
        around = node.parent.children if node.parent is not None else []
        return any(part.type in STRINGS | {"fstring"} for part in around)
    return False


def _bears_none(leaf: NodeOrLeaf) -> bool:
    """Whether a place is an annotation, an import, an error's words, a decorator, an idle argument or `__all__`."""
    node = leaf
    while node.parent is not None:
        parent = node.parent
        annotated = parent.type == "tfpdef" or (parent.type == "annassign" and node is parent.children[1])
        returned = parent.type == "funcdef" and node is parent.annotation
        sized = parent.type == "argument" and parent.children[0].get_code().strip() in IDLE
        exported = parent.type == "expr_stmt" and _code(parent).startswith("__all__")
        typing = parent.type == "if_stmt" and _code(parent.children[1]).endswith("TYPE_CHECKING")
        if annotated or returned or sized or exported or typing or node.type in UNCHANGED:
            return True
        node = parent
    return False


def _lines(leaf: NodeOrLeaf) -> tuple[int, ...]:
    """The lines whose tests can see a change at a leaf; empty for what runs when the module is imported."""
    node = leaf
    while node.parent.type not in STATEMENTS:
        node = node.parent
    inner = _above(leaf, {"funcdef", "classdef"})
    if inner is None or inner.type == "classdef":
        return ()
    body = inner.children[-1]
    if leaf.start_pos < body.start_pos:
        first = (
            body.children[1] if body.type == "suite" else body
        )  # a suite begins with the end of the head's line
        return tuple(range(first.start_pos[0], body.get_last_leaf().get_previous_leaf().end_pos[0] + 1))
    return tuple(range(node.start_pos[0], node.end_pos[0] + 1))
