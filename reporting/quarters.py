"""Quarters of the year, written 2026-Q3."""

import datetime


def quarter_of(day):
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def last_day(quarter):
    year, number = int(quarter[:4]), int(quarter[-1])
    following = datetime.date(year + number // 4, number % 4 * 3 + 1, 1)
    return following - datetime.timedelta(days=1)


def next_quarter(quarter):
    return quarter_of(last_day(quarter) + datetime.timedelta(days=1))


def last_complete(today):
    """The newest quarter that has ended."""
    return quarter_of(datetime.date(today.year, (today.month - 1) // 3 * 3 + 1, 1) - datetime.timedelta(days=1))


def between(first, last):
    """Every quarter from the first to the last, both included."""
    quarters = [first]
    while quarters[-1] < last:
        quarters.append(next_quarter(quarters[-1]))
    return quarters
