"""Whether data keeps the rules: the SHACL shapes, and what SHACL cannot see (the file, the letter)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad

from gbakg import trig
from gbakg.errors import LetterError
from gbakg.findings import RULES, Finding
from gbakg.letters import Letter, digest
from gbakg.sources import EmbeddedSource, Source
from gbakg.sources.files import read_quads
from gbakg.views import ask
from gbakg.vocabulary import DCTERMS, GBAKG, GROUPS, HERE, ONTOLOGY, PREFIXES, RULE, compact
from gbakg.vocabulary import DERIVED as DERIVED_GRAPH

SHAPES = HERE / "schema" / "shapes.ttl"
"""The rules as SHACL, https://www.w3.org/TR/shacl/."""

DERIVED = {GBAKG + name for name in ("partnersWith", "plansToPartnerWith", "mayPartnerWith", "links", "region")}
"""Properties that only rules may make."""


def check(files: Sequence[str | Path], letters: Sequence[Letter] = ()) -> list[Finding]:
    """Check data files together, as they are loaded together.

    Args:
        files: RDF files.
        letters: the user's copies of letters; with them, positions, digests, locators and mentions are compared.

    Returns:
        What was found, by file, line and rule; empty when all is well.

    Raises:
        DataError: a file is not well formed.
        FileError: a file cannot be opened.
        LetterError: a copy is none of the letters that the graph points into.
    """
    quads = {str(file): list(read_quads(file)) for file in files}
    return _checked(quads, letters, {file: Path(file).read_text(encoding="utf-8") for file in quads})


def check_source(source: Source, letters: Sequence[Letter] = ()) -> list[Finding]:
    """Check what a source states, wherever it stands; it is read as a whole into memory.

    Args:
        source: where the graph is. What its rules have derived and the ontology are left out: both are made anew.
        letters: as for :func:`check`.

    Returns:
        As for :func:`check`; in place of a file stands where the graph comes from, and no line is told.

    Raises:
        LetterError: a copy is none of the letters that the graph points into.
    """
    made = {NamedNode(DERIVED_GRAPH), NamedNode(ONTOLOGY)}
    stated = [quad for quad in trig.quads(source) if quad.graph_name not in made]
    return _checked({", ".join(source.origin): stated}, letters, {})


def _checked(quads: Mapping[str, list[Quad]], letters: Sequence[Letter], texts: Mapping[str, str]) -> list[Finding]:
    source = EmbeddedSource(quad for file in quads.values() for quad in file)
    found = [
        *_check_terms(source, (quad for file in quads.values() for quad in file)),
        *_check_shapes(source),
        *(finding for letter in letters for finding in _check_letter(source, letter)),
    ]
    lines = _Lines(quads, texts)
    return sorted({lines.placed(finding) for finding in found})


def _finding(rule: str, subject: str, value: str = "") -> Finding:
    """A finding of a rule kept in Python, not yet placed in a file."""
    return Finding("", 0, subject, rule, RULES[rule].zh, RULES[rule].en, value)


def _check_terms(source: EmbeddedSource, quads: Iterable[Quad]) -> Iterator[Finding]:
    """Blank nodes, derived triples that were written down, properties that the ontology does not know."""
    known = {row["term"] for row in ask(source, "terms")}
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
            yield _finding("blank-node", str(subject), str(value))
        if predicate.value in DERIVED or (
            isinstance(value, NamedNode) and value.value == GBAKG + "CrossRegionPartnership"
        ):
            yield _finding("derived-triple", str(subject), compact(predicate.value))
        if predicate.value.startswith(GBAKG) and predicate.value not in known:
            yield _finding("unknown-property", str(subject), compact(predicate.value))


def _check_shapes(source: EmbeddedSource) -> Iterator[Finding]:
    """Run the shapes over stated, derived and ontology triples together."""
    import rdflib
    from pyshacl import validate

    from gbakg.rdf import PreparedGraph, to_rdflib

    shapes = rdflib.Graph().parse(SHAPES, format="turtle")
    named = (triple for triple in source.triples() if not isinstance(triple.subject, BlankNode))
    data = to_rdflib(named, PreparedGraph())
    _, report, _ = validate(data, shacl_graph=shapes, advanced=False, do_owl_imports=False, inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"pySHACL gave no report: {report}")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        shape = str(report.value(result, sh.sourceShape))
        messages = {
            message.language: str(message)
            for message in shapes.objects(rdflib.URIRef(shape), sh.message)
            if isinstance(message, rdflib.Literal)
        }
        value = report.value(result, sh.value)
        yield Finding(
            "",
            0,
            f"<{report.value(result, sh.focusNode)}>",
            shape.removeprefix(RULE),
            messages.get("zh", shape),
            messages.get("en", shape),
            "" if value is None else compact(str(value)),
        )


def _check_letter(source: EmbeddedSource, letter: Letter) -> Iterator[Finding]:
    """Compare one letter with all that the graph says of it."""
    rows = ask(source, "letters")
    row = next((row for row in rows if row["sha256"] == letter.sha256), rows[0] if len(rows) == 1 else None)
    if row is None:
        raise LetterError(f"{letter.path} is none of the {len(rows)} letters that the data points into.")
    if row["sha256"] != letter.sha256 or int(row["length"]) != len(letter.text):
        yield _finding("letter-text", f"<{row['letter']}>", f"{len(letter.text)} {letter.sha256}")
        return
    passages: dict[str, str] = {}
    for passage in (p for p in ask(source, "passages") if p["letter"] == row["letter"]):
        words = letter.text[int(passage["start"]) : int(passage["end"])]
        passages[passage["about"]] = f"{passages.get(passage['about'], '')}\n{words}"
        if digest(words) != passage["sha256"]:
            yield _finding("passage-text", f"<{passage['passage']}>")
        if letter.locator(int(passage["start"])) != passage["locator"]:
            yield _finding("passage-place", f"<{passage['passage']}>", passage["locator"])
    for party in ask(source, "participations"):
        words = passages.get(party["partnership"], "")
        if words and "mention" in party and party["mention"] not in words:
            yield _finding("mention-in-passage", f"<{party['participation']}>", party["mention"])
    if len(rows) == 1:
        yield from _check_names(source, letter)


def _check_names(source: EmbeddedSource, letter: Letter) -> Iterator[Finding]:
    """Titles of instruments and names of organisations stand in the letter, where it is the only one."""
    for row in ask(source, "facts"):
        if row["property"] == DCTERMS + "title" and row["value"].startswith("《") and row["value"] not in letter.text:
            yield _finding("title-in-letter", f"<{row['subject']}>", row["value"])
    names: dict[str, set[str]] = defaultdict(set)
    for row in ask(source, "find"):
        names[row["thing"]].add(row["name"])
    for iri in sorted({row["node"] for row in ask(source, "nodes") if GROUPS[row["root"]] == "organization"}):
        if not any(name in letter.text for name in names[iri]):
            yield _finding("name-in-letter", f"<{iri}>", " ".join(sorted(names[iri])))


class _Lines:
    """Where each subject's block begins in its file."""

    BLOCK = re.compile(r"^(?P<name><[^>]*>|_:[\w.-]+|[\w-]*:[^\s;,]+)[ \t]", re.MULTILINE)
    PREFIX = re.compile(r"^\s*@?prefix\s+([\w-]*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)

    def __init__(self, quads: Mapping[str, Iterable[Quad]], texts: Mapping[str, str]) -> None:
        self.files = {file: {str(quad.subject) for quad in found} for file, found in quads.items()}
        self.lines = {file: self._blocks(text) for file, text in texts.items()}

    def placed(self, finding: Finding) -> Finding:
        """The finding with its file and line, its subject shortened."""
        subject = finding.subject
        file = next((file for file, subjects in self.files.items() if subject in subjects), next(iter(self.files), ""))
        line = self.lines.get(file, {}).get(subject, 0)
        return replace(finding, file=file, line=line, subject=compact(subject.strip("<>")))

    def _blocks(self, text: str) -> dict[str, int]:
        """Turtle subjects at the beginning of a line, written in full, to their first line."""
        prefixes = dict(PREFIXES) | dict(self.PREFIX.findall(text))
        blocks: dict[str, int] = {}
        for match in self.BLOCK.finditer(text):
            prefix, _, local = match["name"].partition(":")
            full = f"<{prefixes[prefix]}{local}>" if prefix in prefixes else match["name"]
            blocks.setdefault(full, text.count("\n", 0, match.start()) + 1)
        return blocks
