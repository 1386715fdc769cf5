"""Papers as PDF: a template of ours, data that is never markup, and a bound on everything."""

from coalesce.printing.paper import frame
from coalesce.printing.press import pdf, pictures

__all__ = ["frame", "pdf", "pictures"]
