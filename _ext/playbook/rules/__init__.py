"""The rules of the site: one rule, one generator of problems."""
