"""Days on which an office works: Monday to Friday. Holidays differ between the countries and are not counted out."""

from datetime import timedelta

SATURDAY = 5


def after_working_days(day, number):
    """The day on which `number` working days have passed since `day`."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day
