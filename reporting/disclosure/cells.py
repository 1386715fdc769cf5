"""All tables of all releases as one system: cells, and the relations "a parent is the sum of its children"."""

from dataclasses import dataclass, field
from itertools import product

from reporting.disclosure.catalogue import Catalogue
from reporting.disclosure.errors import BadCatalogue
from reporting.disclosure.rings import joint_block, ring_of
from reporting.disclosure.space import Family, Space, joined, printed_cells


@dataclass
class System:
    """Cells by number. `printed` says which cell stands where in today's tables; the rest are shadows."""

    space: Space
    keys: list[tuple[int, ...]] = field(default_factory=list)
    index: dict[tuple[int, ...], int] = field(default_factory=dict)
    relations: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    printed: list[tuple[str, dict[str, str], int]] = field(default_factory=list)
    open_ring: list[str] = field(default_factory=list)
    joint: set[int] = field(default_factory=set)
    impossible: set[int] = field(default_factory=set)
    public: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    public_unlabelled: dict[int, tuple[int, int | None]] = field(default_factory=dict)

    def __len__(self):
        return len(self.keys)

    def number(self, key):
        if key not in self.index:
            self.index[key] = len(self.keys)
            self.keys.append(key)
        return self.index[key]


@dataclass
class Release:
    """Something published earlier: its catalogue and what its cells told."""

    catalogue: Catalogue
    cells: list[dict]

    @classmethod
    def from_dict(cls, published):
        return cls(Catalogue.from_dict(published), list(published["cells"]))


def build(catalogue, history=()):
    catalogue.validate()
    space = Space(catalogue)
    releases = [Release.from_dict(earlier) for earlier in history]
    blocks = _blocks(space, [catalogue, *(release.catalogue for release in releases)])
    system = System(space)
    _fill(system, blocks)
    for table in catalogue.tables:
        for nodes in printed_cells(catalogue, table):
            system.printed.append((table.name, nodes, system.number(space.key(catalogue, nodes | table.where))))
    _mark_impossible(system, catalogue)
    for release in releases:
        _remember(system, release)
    return system


def _blocks(space, catalogues):
    """Each table's own cells; where releases or filters differ, also the cells that tie them together."""
    asked = [(frozenset(table.dimensions), space.block(each, table)) for each in catalogues for table in each.tables]
    blocks = [block for _, block in asked]
    if any(_root(block[name]) != _root(blocks[0][name]) for block in blocks for name in space.names):
        blocks += [_tie(dimensions, blocks, space) for dimensions in dict.fromkeys(dims for dims, _ in asked)]
    return blocks


def _tie(dimensions, blocks, space):
    """Inside its dimensions every group that any table uses; outside them, every whole that any table is part of."""
    return {
        name: joined([block[name] if name in dimensions else Family.single(_root(block[name])) for block in blocks])
        for name in space.names
    }


def _root(family):
    return max(family.masks, key=int.bit_count)


def _fill(system, blocks):
    relations = {}
    names = system.space.names
    for block in blocks:
        for key in product(*(block[name].masks for name in names)):
            system.number(key)
        for place, name in enumerate(names):
            others = [block[other].masks for other in names]
            for parent, children in block[name].splits:
                for key in product(*others[:place], (parent,), *others[place + 1 :]):
                    _relate(system, relations, key, place, children)
    system.relations = list(relations)
    joint = joint_block(blocks, names)
    if joint:
        _add_joint(system, joint, blocks)
    else:
        system.open_ring = sorted(ring_of(blocks, names))


def _add_joint(system, joint, blocks):
    """Every finest cell of a table becomes the sum of the joint cells inside it."""
    known = set(system.index)
    cells = list(product(*(joint[name].masks for name in system.space.names)))
    system.joint = {system.number(key) for key in cells if key not in known}
    relations = dict.fromkeys(system.relations)
    for key in _finest(blocks, system.space.names):
        inside = [cell for cell in cells if all(part & mask for part, mask in zip(cell, key, strict=True))]
        children = tuple(sorted(system.number(cell) for cell in inside))
        if children != (system.index[key],):
            relations[system.index[key], children] = None
    system.relations = list(relations)


def _finest(blocks, names):
    for block in blocks:
        masks = [[mask for mask in block[name].masks if _is_finest(mask, block[name].masks)] for name in names]
        yield from product(*masks)


def _is_finest(mask, masks):
    return not any(other != mask and other & ~mask == 0 for other in masks)


def _relate(system, relations, key, place, children):
    numbers = tuple(sorted(system.number((*key[:place], child, *key[place + 1 :])) for child in children))
    parent = system.number(key)
    if numbers != (parent,):
        relations[(parent, numbers)] = None


def _mark_impossible(system, catalogue):
    space = system.space
    for combination in catalogue.impossible:
        limits = space.key(catalogue, combination)
        for number, key in enumerate(system.keys):
            if all(mask & ~limit == 0 for mask, limit in zip(key, limits, strict=True)):
                system.impossible.add(number)


def _remember(system, release):
    """What an earlier release told of a cell binds every later one."""
    tables = {table.name: table for table in release.catalogue.tables}
    for cell in release.cells:
        nodes = cell["key"] | tables[cell["table"]].where
        number = system.index.get(system.space.key(release.catalogue, nodes))
        if number is None:
            raise BadCatalogue(f"An earlier release prints a cell of {cell['table']} that its own tables do not have.")
        told = (cell["low"], cell["high"])
        system.public[number] = narrower(system.public.get(number, (0, None)), told)
        if cell.get("kind") != "small":
            unlabelled = system.public_unlabelled.get(number, (0, None))
            system.public_unlabelled[number] = narrower(unlabelled, told_loosely(cell))


def told_loosely(cell):
    """What the cell told before it was tightened to what the labels beside it imply."""
    return tuple(cell.get("loose") or (cell["low"], cell["high"]))


def narrower(one, other):
    highs = [high for high in (one[1], other[1]) if high is not None]
    return max(one[0], other[0]), min(highs, default=None)
