"""Measure our builds and pages beside those of the tools one would pick instead."""
