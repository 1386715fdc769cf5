"""A woman and her case: who she is, what she agreed to, how she can be reached safely, and who works with her."""
