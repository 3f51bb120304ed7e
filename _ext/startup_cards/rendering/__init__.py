"""What a reader sees: views of the catalogue, and their forms."""
