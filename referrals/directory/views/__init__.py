"""Pages of the directory: looking, keeping, files, gaps."""
