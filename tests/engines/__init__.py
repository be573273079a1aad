"""SPARQL engines that nobody here wrote, started for a test and ended after it."""
