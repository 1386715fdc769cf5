"""Questionnaires about how she is: what they are, how they are scored, and who may use them."""
