"""Pages: two lists, one page for each side of a referral, and what each side does there."""
