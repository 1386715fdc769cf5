"""Cells as sets of leaves, so that the same group of women is the same cell in every table and every release."""

from dataclasses import dataclass
from itertools import product

from reporting.disclosure.catalogue import ROOT
from reporting.disclosure.errors import BadCatalogue


@dataclass
class Family:
    """The groups of one dimension that a block of cells uses, and how the larger are made of the smaller."""

    masks: list[int]
    splits: list[tuple[int, tuple[int, ...]]]

    @classmethod
    def single(cls, mask):
        return cls([mask], [])


class Space:
    """The leaves of today's dimensions as bits. A release that was made with other trees is read in today's leaves."""

    def __init__(self, catalogue):
        self.trees = catalogue.trees
        self.names = list(self.trees)
        self.bits = {
            name: {leaf: 1 << place for place, leaf in enumerate(tree.leaves)} for name, tree in self.trees.items()
        }
        self.full = {name: (1 << len(bits)) - 1 for name, bits in self.bits.items()}

    def mask(self, release, name, node):
        """The leaves of today that `node` stood for in `release`."""
        if name not in release.trees:
            return self.full[name]
        return self._union(name, release.trees[name].leaves_under(node))

    def _union(self, name, leaves):
        mask = 0
        for leaf in leaves:
            if leaf not in self.trees[name].depth:
                raise BadCatalogue(f"The dimension {name} has lost {leaf}, which was published. Keep it in the tree.")
            for finest in self.trees[name].leaves_under(leaf):
                mask |= self.bits[name][finest]
        return mask

    def key(self, release, nodes):
        """The cell of a combination of nodes; a dimension that is not named stands at its root."""
        return tuple(self.mask(release, name, nodes.get(name, ROOT)) for name in self.names)

    def block(self, release, table):
        return {name: self._family(release, table, name) for name in self.names}

    def _family(self, release, table, name):
        if name not in table.dimensions:
            return Family.single(self.mask(release, name, table.where.get(name, ROOT)))
        nodes = nodes_of(release, table, name)
        tree = release.trees[name].tree
        splits = [
            (self.mask(release, name, node), tuple(self.mask(release, name, child) for child in tree[node]))
            for node in nodes
            if node in tree and all(child in nodes for child in tree[node])
        ]
        return Family([self.mask(release, name, node) for node in nodes], splits)


def nodes_of(release, table, name):
    tree = release.trees[name]
    limit = table.depth.get(name, len(tree.depth))
    return [node for node, depth in tree.depth.items() if depth <= limit]


def printed_cells(release, table):
    """Every combination of nodes that a table prints, as {dimension: node}."""
    choices = [nodes_of(release, table, name) for name in table.dimensions]
    for nodes in product(*choices):
        yield dict(zip(table.dimensions, nodes, strict=True))


def atoms(masks):
    """The coarsest groups that every one of `masks` is a union of."""
    signatures = {}
    union = 0
    for mask in masks:
        union |= mask
    while union:
        bit = union & -union
        union ^= bit
        signature = tuple(mask & bit != 0 for mask in masks)
        signatures[signature] = signatures.get(signature, 0) | bit
    return list(signatures.values())


def joined(families):
    """One family that holds all of `families` and the differences between them."""
    masks = list(dict.fromkeys(mask for family in families for mask in family.masks))
    for family in families:
        if set(family.masks) == set(masks):
            return family
    parts = atoms(masks)
    splits = dict.fromkeys(split for family in families for split in family.splits)
    for mask in masks:
        if mask not in parts:
            splits[mask, tuple(part for part in parts if part & mask)] = None
    return Family(list(dict.fromkeys(masks + parts)), list(splits))
