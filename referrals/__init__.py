"""Handing over what she agreed to share, to whom she agreed, for as long as she agrees."""
