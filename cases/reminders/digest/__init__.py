"""A letter to a worker, once a day or once a week, that says how many tasks wait and nothing else.

Each letter has a row, unique for its person and day, before it leaves, and is marked when the mail server has taken it.
Between the two lies the one moment in which a crash sends a letter again: it is better told twice than never. Both
copies carry the same Message-ID, by which mail servers and mail programs drop the second.
"""
