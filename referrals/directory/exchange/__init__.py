"""The directory as a file: what leaves, and what comes in after a dry run showed every row's fate."""
