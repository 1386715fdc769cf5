"""Talks over the whole of her life: the first assessment, reviews, risks, and the ratings at the end."""
