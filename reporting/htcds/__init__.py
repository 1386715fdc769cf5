"""HTCDS 2.0, IOM's case-data standard: read from IOM's own templates, and written back.

From file to record: `files` refuses what is unsafe, `table` finds the columns, `values` reads each cell or says why
not, `resources` runs rows through django-import-export, `actions` opens the cases. Nothing is guessed on the way.
"""
