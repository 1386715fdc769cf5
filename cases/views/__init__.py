"""The pages of a case, one file for each tab."""
