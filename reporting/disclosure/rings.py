"""Tables in a ring: where margins that agree pair by pair need not come from any women at all.

Age by pillar, pillar by partner and partner by age can each be filled so that every shared margin agrees, and still no
table of all three has these as its margins. A reader may think of that
larger table, so the witnesses must have one too.
"""

from math import prod

from reporting.disclosure.space import Family, atoms

LARGEST_JOINT_TABLE = 2_500


def joint_block(blocks, names):
    """The finest cells over all dimensions of the rings, to be added unprinted; None without rings or when too many."""
    core = ring_of(blocks, names)
    if not core:
        return None
    masks = {name: list(dict.fromkeys(mask for block in blocks for mask in block[name].masks)) for name in names}
    parts = {
        name: atoms(masks[name]) if name in core else atoms([max(masks[name], key=int.bit_count)]) for name in names
    }
    if prod(len(parts[name]) for name in names) > LARGEST_JOINT_TABLE:
        return None
    return {name: Family(parts[name], []) for name in names}


def ring_of(blocks, names):
    return ring([frozenset(name for name in names if len(block[name].masks) > 1) for block in blocks])


def ring(edges):
    """Dimensions left when every table that hangs on one other table alone has been taken away, again and again."""
    edges = {edge for edge in edges if edge}
    while True:
        lonely = {name for edge in edges for name in edge if sum(name in other for other in edges) == 1}
        trimmed = {edge - lonely for edge in edges} - {frozenset()}
        trimmed = {edge for edge in trimmed if not any(edge < other for other in trimmed)}
        if trimmed == edges:
            return frozenset().union(*edges) if len(edges) > 1 else frozenset()
        edges = trimmed
