"""What a hand-over would change, before anybody does it."""

from dataclasses import dataclass, field, replace

from cases.standing_in.receiving import Colleague


@dataclass
class Receipt:
    """What goes to one colleague."""

    colleague: Colleague
    holdings: list = field(default_factory=list)
    dates_without_a_case: int = 0

    @property
    def led(self):
        return sum(holding.leads and not holding.case.is_closed for holding in self.holdings)

    @property
    def load(self):
        """As it would be afterwards."""
        load = self.colleague.load
        return replace(load, count=load.count + self.led)


@dataclass(frozen=True)
class Preview:
    receipts: list
    stays: list


def of(form):
    """form: a valid HandOverForm."""
    moves, receipts, stays = form.moves(), {}, []
    by_person = {one.person.pk: one for one in form.colleagues.values()}
    for holding in form.held.holdings:
        to = moves.get(holding.case.pk)
        if to is None:
            stays.append(holding)
        else:
            receipts.setdefault(to.pk, Receipt(by_person[to.pk])).holdings.append(holding)
    if (to := form.dates_to()) is not None:
        receipts.setdefault(to.pk, Receipt(by_person[to.pk])).dates_without_a_case = form.held.dates_without_a_case
    return Preview(sorted(receipts.values(), key=lambda receipt: receipt.colleague.person.name), stays)
