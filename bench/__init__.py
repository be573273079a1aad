"""Benchmarks with peers in the same run, and the graphs that they load."""
