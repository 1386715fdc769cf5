"""Dimensions with their trees, and the tables that are asked over them."""

from dataclasses import dataclass, field
from functools import cached_property

from reporting.disclosure.errors import BadCatalogue, BadRecord

ROOT = "T"
UNKNOWN = "unknown"


class Dimension:
    """One way to divide the records: a tree from the root "T" down to the values that records carry."""

    def __init__(self, name, tree):
        self.name = name
        self.tree = {node: list(children) for node, children in tree.items() if children}
        self.depth = {ROOT: 0}
        self._walk(ROOT)
        self._refuse_stray_nodes()

    def _walk(self, node):
        for child in self.tree.get(node, ()):
            if child in self.depth:
                raise BadCatalogue(f"In the dimension {self.name}, {child} stands in two places of the tree.")
            self.depth[child] = self.depth[node] + 1
            self._walk(child)

    def _refuse_stray_nodes(self):
        if ROOT not in self.tree:
            raise BadCatalogue(f'The dimension {self.name} needs a root "T" with at least one child.')
        stray = sorted(set(self.tree) - set(self.depth))
        if stray:
            raise BadCatalogue(f"In the dimension {self.name}, {stray[0]} cannot be reached from the root.")

    @cached_property
    def leaves(self):
        return [node for node in self.depth if node not in self.tree]

    def leaves_under(self, node):
        children = self.tree.get(node)
        if not children:
            return [node]
        return [leaf for child in children for leaf in self.leaves_under(child)]

    def leaf_of(self, record):
        """The value a record is counted under; a missing one is counted as unknown, never dropped."""
        value = record.get(self.name)
        leaf = UNKNOWN if value is None or value == "" else value
        if leaf not in self.depth:
            raise BadRecord(_no_such_value(self.name, leaf))
        if leaf in self.tree:
            raise BadRecord(f"A record has {leaf} for {self.name}, a heading. Give it a value below it.")
        return leaf


def _no_such_value(name, leaf):
    if leaf == UNKNOWN:
        return f'A record has no value for {name}. Add a node "{UNKNOWN}" to its tree, so that the record is counted.'
    return f"A record has {leaf!r} for {name}, which is not in its tree."


def _demand_shape(source):
    if not isinstance(source, dict) or not {"dimensions", "tables"} <= source.keys():
        raise BadCatalogue("A catalogue is an object with dimensions and tables.")
    trees, tables = source["dimensions"], source["tables"]
    if not isinstance(trees, dict) or not all(isinstance(tree, dict) for tree in trees.values()):
        raise BadCatalogue("Dimensions are an object: each name has a tree, and a tree gives each node its children.")
    if not isinstance(tables, list) or not all(
        isinstance(t, dict) and {"name", "dimensions"} <= t.keys() for t in tables
    ):
        raise BadCatalogue("Tables are a list of objects, each with a name and its dimensions.")


@dataclass(frozen=True)
class Table:
    """A question: counts over some dimensions, at most `depth` levels down, where other dimensions are held fixed."""

    name: str
    dimensions: tuple[str, ...]
    where: dict[str, str] = field(default_factory=dict)
    depth: dict[str, int] = field(default_factory=dict)

    def as_dict(self):
        shape = {"name": self.name, "dimensions": list(self.dimensions)}
        optional = {"where": dict(self.where), "depth": dict(self.depth)}
        return shape | {key: value for key, value in optional.items() if value}


@dataclass(frozen=True)
class Catalogue:
    """Linked tables over shared dimensions, all of them counting the same records.

    `impossible` names combinations that are zero by definition ({"pillar": "LEG", "service": "therapy"}):
    those zeros are shown.
    """

    dimensions: dict[str, dict[str, list[str]]]
    tables: tuple[Table, ...]
    impossible: tuple[dict[str, str], ...] = ()

    @classmethod
    def from_dict(cls, source):
        _demand_shape(source)
        tables = tuple(
            Table(
                name=table["name"],
                dimensions=tuple(table["dimensions"]),
                where=dict(table.get("where", {})),
                depth=dict(table.get("depth", {})),
            )
            for table in source["tables"]
        )
        return cls(dict(source["dimensions"]), tables, tuple(source.get("impossible", ())))

    def as_dict(self):
        return {
            "dimensions": self.dimensions,
            "tables": [table.as_dict() for table in self.tables],
            "impossible": list(self.impossible),
        }

    @cached_property
    def trees(self):
        return {name: Dimension(name, tree) for name, tree in sorted(self.dimensions.items())}

    def validate(self):
        if not self.tables:
            raise BadCatalogue("The catalogue has no table.")
        names = [table.name for table in self.tables]
        if len(set(names)) < len(names):
            raise BadCatalogue("Two tables of the catalogue have the same name.")
        for table in self.tables:
            self._validate_table(table)
        for combination in self.impossible:
            self._demand_nodes(combination, "An impossible combination")

    def _validate_table(self, table):
        if len(set(table.dimensions)) < len(table.dimensions) or set(table.dimensions) & set(table.where):
            raise BadCatalogue(f"The table {table.name} uses a dimension twice.")
        missing = (set(table.dimensions) | set(table.depth)) - set(self.trees)
        if missing:
            raise BadCatalogue(f"The table {table.name} asks for {sorted(missing)[0]}, which is not a dimension.")
        self._demand_nodes(table.where, f"The table {table.name}")

    def _demand_nodes(self, nodes, who):
        for name, node in nodes.items():
            if name not in self.trees or node not in self.trees[name].depth:
                raise BadCatalogue(f"{who} asks for {name} = {node}, which is not in the dimensions.")
