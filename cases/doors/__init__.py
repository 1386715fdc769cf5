"""The two exceptions to who may open a case: sealing one from all but its team, and opening one in an emergency."""
