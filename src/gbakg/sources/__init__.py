"""Where answers come from: everything in this package asks one thing, a source that answers SPARQL."""

from __future__ import annotations

from gbakg.sources.answers import Answer, Source, Table, Term, Triples
from gbakg.sources.embedded import EmbeddedSource, open_files
from gbakg.sources.files import default_data

__all__ = ["Answer", "EmbeddedSource", "Source", "Table", "Term", "Triples", "default_data", "open_files"]
