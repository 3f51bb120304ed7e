"""Stands before PyStemmer on the path: Sphinx then stems as it does without it."""

raise ImportError(__doc__)
