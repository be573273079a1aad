"""SPARQL engines that nobody here wrote, started for a test on loopback and ended after it."""
