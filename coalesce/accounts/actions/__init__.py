"""What is done to people, their sign-ins and their organisations, and by whom."""
