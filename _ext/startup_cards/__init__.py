"""Startup cards: one YAML file a product, shown as a page, a card and a record."""
