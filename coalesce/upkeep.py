"""What an app sets right after every migration, for organisations that worked here before: doing it twice is once."""

steps = []
"""Functions without arguments. Nobody acts when they are called; each acts for one organisation after the other."""
