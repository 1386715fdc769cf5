"""Text that a spreadsheet would take for a formula leaves with an apostrophe before it, and comes back without."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def shut(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def opened(text):
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
