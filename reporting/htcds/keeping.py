"""What the standard says and we have no field for, kept under her key in the standard's own words."""

from reporting.htcds import values
from reporting.htcds.mapping import KEPT
from reporting.htcds.standard import FIELDS


def kept_of(row_values, **about):
    """For Woman.exchange_values: the values without a field of ours, and what export must know about them."""
    words = {name: values.write(FIELDS[name], row_values[name]) for name in KEPT if name in row_values}
    return {"standard": "HTCDS 2.0", "values": words} | about


def values_kept(woman):
    words = (woman.exchange_values or {}).get("values", {})
    return {name: values.read(FIELDS[name], word) for name, word in words.items()}


def about_kept(woman, key):
    return (woman.exchange_values or {}).get(key)
