"""Dates that must not be missed: rules that other apps register, the reminders they make, and each worker's day."""
