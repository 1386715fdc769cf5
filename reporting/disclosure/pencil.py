"""The attacker with a pencil: a parent is the sum of its children, one relation after another, until nothing moves."""


def pencil_intervals(relations, told, size):
    """The interval of every cell that single relations give, by cell number; no upper end is None."""
    low = [told.get(number, (0, None))[0] for number in range(size)]
    high = [told.get(number, (0, None))[1] for number in range(size)]
    touching = [[] for _ in range(size)]
    for relation in relations:
        for number in (relation[0], *relation[1]):
            touching[number].append(relation)
    waiting = dict.fromkeys(relations)
    while waiting:
        relation = next(iter(waiting))
        del waiting[relation]
        for number in _narrow(relation, low, high):
            waiting.update(dict.fromkeys(touching[number]))
    return list(zip(low, high, strict=True))


def _narrow(relation, low, high):
    parent, children = relation
    sum_low, sum_high = sum(low[child] for child in children), _total(high, children)
    moved = _cut(parent, sum_low, sum_high, low, high)
    for child in children:
        others_high = _total(high, [other for other in children if other != child])
        least = low[parent] - others_high if others_high is not None else 0
        most = high[parent] - (sum_low - low[child]) if high[parent] is not None else None
        changed = _cut(child, least, most, low, high)
        if changed:
            sum_low = sum(low[each] for each in children)
        moved += changed
    return moved


def _total(high, numbers):
    ends = [high[number] for number in numbers]
    return None if None in ends else sum(ends)


def _cut(number, least, most, low, high):
    was = low[number], high[number]
    low[number] = max(low[number], least)
    if most is not None and (high[number] is None or most < high[number]):
        high[number] = most
    return [number] if (low[number], high[number]) != was else []
