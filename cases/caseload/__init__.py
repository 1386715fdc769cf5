"""How many cases each caseworker leads, how many are too many, and what is said when there are more."""
