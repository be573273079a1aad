"""How the graph leaves: one writer a format, each deterministic to the byte."""
