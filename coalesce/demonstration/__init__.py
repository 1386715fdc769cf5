"""A consortium to try the product on: nine real organisations, and women, workers and work that are all fictional.

The published total of 116 women is real; how they are spread over countries, pillars and months is made up.
"""
