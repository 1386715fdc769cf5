"""The sentence of a refusal: what gives someone away, and which coarser question would not."""


def coarser_question(catalogue, pattern, reason):
    table, dimension = _thinnest(catalogue, pattern)
    if isinstance(reason, TimeoutError):
        opening = "No proof was found in the time allowed, so nothing is published."
    else:
        opening = "With what was published before, these tables would give someone away, so nothing is published."
    return f"{opening} {_advice(catalogue, table, dimension)}"


def _advice(catalogue, table, dimension):
    if dimension is None:
        return f"Leave out the table {table.name}, or ask again when there are more records."
    levels = max(catalogue.trees[dimension].depth.values())
    deepest = min(table.depth.get(dimension, levels), levels)
    if deepest > 1:
        return f"Ask for {table.name} with {dimension} one level coarser."
    return f"Ask for {table.name} without {dimension}."


def _thinnest(catalogue, pattern):
    """The table with the largest share of small cells, and its dimension with most nodes."""
    small, size = {}, {}
    for table, _, number in pattern.system.printed:
        size[table] = size.get(table, 0) + 1
        small[table] = small.get(table, 0) + int(pattern.counts[number] < pattern.k)
    table = max(catalogue.tables, key=lambda each: (small[each.name] / size[each.name], size[each.name]))
    widest = max(table.dimensions, key=lambda name: len(catalogue.trees[name].depth), default=None)
    return table, widest
