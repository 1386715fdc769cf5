"""Signs that somebody looked for, what an authority decided, what she wishes herself, and the places on her way."""
