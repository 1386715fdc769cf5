"""What colleagues write down about their work with a woman, who may read each note, and drafts that nothing loses."""
