"""Words of the walls in PostgreSQL, written from the tables of states so that Python and the database agree."""

ACTING = "(select app.acting_organisation())"


def listed(values):
    return ", ".join(f"'{value}'" for value in values)


def array(values):
    return f"array[{listed(values)}]::text[]"


def steps(moves):
    """A condition that holds for an update which stays in its state or takes one of these steps."""
    allowed = [f"('{before}', '{after}')" for before, afters in moves.items() for after in afters]
    return f"(old.status = new.status or (old.status, new.status) in ({', '.join(allowed)}))"
