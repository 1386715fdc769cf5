"""The pages of people: getting in, staying in, and looking after those who may."""
