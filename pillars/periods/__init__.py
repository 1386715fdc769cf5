"""How long the law of each country gives her: rows with a source and a day of verification, never numbers in code."""
