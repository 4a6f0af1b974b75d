"""Who the people are whom a text names: each name by its form, each person once, each accounted for."""
