"""The economic pillar: language, learning, work, and money of her own."""
