"""All names of an organisation in sealed pages, so that a search opens some hundred pages instead of every record."""
