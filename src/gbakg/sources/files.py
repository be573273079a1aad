"""Files of RDF: which format they are in, and how a broken one is reported."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from gbakg.errors import DataError, FileError, UsageError
from gbakg.vocabulary import HERE

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
"""File name ending to RDF format."""


NO_BASE = "gbakg-no-base://file/"
"""A base that no data has: what begins with it was relative. Without it JSON-LD drops such nodes without a word."""


def default_data() -> Path:
    """The shipped graph: inside an installed package, or beside ``src/`` in a checkout.

    Raises:
        FileError: the package was installed without its data.
    """
    packaged, beside = HERE / "data" / "triples.ttl", HERE.parent.parent / "data" / "triples.ttl"
    for path in (packaged, beside):
        if path.is_file():
            return path
    raise FileError(str(packaged), "the shipped graph is missing; reinstall the package, or name a file with --data.")


def read_quads(path: str | Path) -> Iterator[Quad]:
    """Parse one file, its format told by its name.

    No base IRI is assumed: what a relative IRI means would depend on where the file lies.

    Args:
        path: a Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD file.

    Raises:
        UsageError: the name's ending is none of :data:`FORMATS`.
        FileError: the file cannot be opened.
        DataError: the content is not well formed; line and column are given where the parser tells them.
    """
    path = Path(path)
    rdf_format = FORMATS.get(path.suffix.lower())
    if rdf_format is None:
        raise UsageError(f"{path}: the ending tells no RDF format. Known endings: {' '.join(FORMATS)}")
    try:
        for quad in parse(
            path.read_bytes().removeprefix(codecs.BOM_UTF8),
            format=rdf_format,
            base_iri=NO_BASE,
            rename_blank_nodes=True,
        ):
            if isinstance(quad.object, Triple):
                raise DataError(str(path), f"{quad.object} is a triple term of RDF 1.2; the data are RDF 1.1.")
            for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
                if isinstance(term, NamedNode) and term.value.startswith(NO_BASE):
                    relative = term.value.removeprefix(NO_BASE)
                    raise DataError(str(path), f"<{relative}> is a relative IRI. Declare a base, or write it in full.")
            yield quad
    except OSError as error:
        raise FileError(str(path), error.strerror or str(error)) from error
    except SyntaxError as error:
        raise data_error(path, error) from error


def data_error(path: Path, error: SyntaxError) -> DataError:
    """The parser's message as file, line, column and what was expected."""
    message = str(error.msg or error)
    place = re.search(
        r"at line (\d+) between columns (\d+)|at line (\d+) column (\d+)|between line (\d+) column (\d+)", message
    )
    if place is None:
        return DataError(str(path), message)
    line, column = (int(number) for number in place.groups() if number is not None)
    return DataError(str(path), message.partition(": ")[2] or message, line, column)
