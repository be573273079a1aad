"""The curated file's one form: Turtle that follows the letter and that a person can read.

One block a subject, partnerships and the things they make in the order of the letter, each with its participations,
amounts and figures below it; then organisations, places, topics, passages. The form is a function of the triples alone,
so that two people who change the same fact get the same lines, and what differs in the file differs in the data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from gbakg.errors import DataError, UsageError
from gbakg.sources.files import read_quads
from gbakg.vocabulary import LANGUAGES, PREFIXES, ROLES, XSD, compact, property_rank

LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
"""Local names that need no escape, a part of PN_LOCAL, https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL."""

SECTIONS = {
    "Letter": "The letters",
    "Agent": "The letters",
    "Partnership": "Partnerships and what they make, in the order of the letter",
    "Thing": "Partnerships and what they make, in the order of the letter",
    "Organization": "Organisations, in the order of the letter",
    "Place": "Places",
    "Topic": "Fields of work",
    "Passage": "Passages",
    "": "Others",
}
"""Group of subjects to the heading above it."""

Properties = dict[str, list[NamedNode | Literal]]
"""What one subject says: compact property name to its values."""


def format_file(path: str | Path) -> str:
    """A Turtle file's triples in their one form.

    Args:
        path: a Turtle file.

    Raises:
        UsageError: the file is not Turtle by its name.
        DataError: not well formed, or a blank node stands in it.
    """
    if Path(path).suffix.lower() != ".ttl":
        raise UsageError(f"{path}: only Turtle (.ttl) has this form; nothing was written.")
    return format_triples((quad.triple for quad in read_quads(path)), str(path))


def format_triples(triples: Iterable[Triple], path: str = "-") -> str:
    """Triples in their one form.

    Args:
        triples: in any order, repetitions allowed.
        path: where they come from, for the message of an error.

    Returns:
        Turtle, with ``\\n`` line ends and one at the end.

    Raises:
        DataError: a blank node or a triple term stands in it.
    """
    subjects = _by_subject(triples, path)
    order = _Order(subjects)
    lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in PREFIXES.items()]
    section = None
    for name in sorted(subjects, key=order.key):
        if (heading := SECTIONS[order.group(name)]) != section:
            section = heading
            lines += ["", "", f"# {'=' * 8} {heading}"]
        if heading_line := order.heading(name):
            lines += ["", f"# {heading_line}"]
        lines += ["", *_block(name, subjects[name], order)]
    return "\n".join(lines) + "\n"


def lost_comments(before: str, after: str) -> list[str]:
    """Comment lines of a file that its formatted form does not have.

    Args:
        before: the file as it stands.
        after: its one form.

    Returns:
        The lines, in the file's order, stripped.
    """
    kept = set(after.splitlines())
    # A comment begins at a # outside of IRIs and strings: behind white space or at the line's beginning.
    comment = re.compile(r"^(?:[^\"<#]|\"(?:[^\"\\\\]|\\\\.)*\"|<[^>]*>)*(?P<comment>#.*)$")
    found = (
        match["comment"].strip() for line in before.splitlines() if line not in kept and (match := comment.match(line))
    )
    return list(found)


class _Order:
    """Where each subject stands in the file, told by the triples alone."""

    def __init__(self, subjects: dict[str, Properties]) -> None:
        self.subjects = subjects
        self.parent = {
            _name(child): name
            for name in sorted(subjects)
            for link in ("gbakg:participation", "gbakg:amount", "gbakg:figure")
            for child in subjects[name].get(link, [])
        }
        self.maker: dict[str, str] = {}
        self.joined: dict[str, tuple[int, str]] = {}
        for name in sorted((n for n in subjects if self.group(n) == "Partnership"), key=self._place_in_letter):
            for thing in subjects[name].get("gbakg:output", []):
                self.maker.setdefault(_name(thing), name)
            for participation in subjects[name].get("gbakg:participation", []):
                for member in subjects.get(_name(participation), {}).get("org:member", []):
                    self.joined.setdefault(_name(member), self._place_in_letter(name))

    def group(self, name: str) -> str:
        """The key of :data:`SECTIONS` that a subject, or what it hangs on, belongs to."""
        name = self.parent.get(name, name)
        properties = self.subjects.get(name, {})
        classes = {_name(value).partition(":")[2] for value in properties.get("rdf:type", [])}
        for known in ("Letter", "Agent", "Place", "Topic", "Passage"):
            if known in classes or (known == "Place" and "Region" in classes):
                return known
        if classes & {"Partnership", "CollectiveAgreement"}:
            return "Partnership"
        if "gbakg:nameOrigin" in properties or "Organization" in classes:
            return "Organization"
        return "Thing" if properties.keys() & {"gbakg:evidence", "gbakg:thingStatus"} or name in self.maker else ""

    def key(self, name: str) -> tuple[object, ...]:
        """Sort key of a subject."""
        whole = self.parent.get(name, name)
        group = self.group(whole)
        section = list(dict.fromkeys(SECTIONS.values())).index(SECTIONS[group])
        maker = self.maker.get(whole, whole)
        if group == "Organization":
            place = self.joined.get(whole, (1 << 30, whole))
        elif group in ("Partnership", "Thing", "Passage"):
            place = self._place_in_letter(maker)
        else:
            place = (0, "")
        return (section, *place, maker != whole, whole, name != whole, self.rank(name), name)

    def rank(self, name: str) -> tuple[int, int, str]:
        """Order of participations, amounts and figures under their partnership: by side, by role, by name."""
        properties = self.subjects.get(name, {})
        side = int(properties["gbakg:side"][0].value) if "gbakg:side" in properties else 0
        role = _name(properties["org:role"][0]).removeprefix("gbakg:") if "org:role" in properties else ""
        return (side, ROLES.index(role) if role in ROLES else len(ROLES), name)

    def heading(self, name: str) -> str:
        """For a partnership or a thing on its own: where in the letter, and its Chinese title."""
        if self.group(name) not in ("Partnership", "Thing") or name in self.parent or name in self.maker:
            return ""
        titles = [v.value for v in self.subjects[name].get("skos:prefLabel", []) if _language(v) == "zh"]
        passages = sorted(_name(p) for p in self.subjects[name].get("gbakg:evidence", []))
        locators = {v.value for p in passages for v in self.subjects.get(p, {}).get("gbakg:locator", [])}
        return " ".join([" ".join(sorted(locators)), *sorted(titles)]).strip()

    def _place_in_letter(self, name: str) -> tuple[int, str]:
        """Position of the first passage, then the name."""
        properties = self.subjects.get(name, {})
        passages = [name] if "oa:start" in properties else [_name(p) for p in properties.get("gbakg:evidence", [])]
        starts = [int(v.value) for p in passages for v in self.subjects.get(p, {}).get("oa:start", [])]
        return (min(starts, default=1 << 30), name)


def _by_subject(triples: Iterable[Triple], path: str) -> dict[str, Properties]:
    """Group triples by compact subject and property, without repetition."""
    subjects: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for triple in dict.fromkeys(triples):
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            blank = subject if isinstance(subject, BlankNode) else value
            raise DataError(path, f"{blank} is a blank node. Give it an IRI of its own, so that it can be cited.")
        subjects[compact(subject.value)][compact(triple.predicate.value)].append(value)
    return subjects


def _block(name: str, properties: Properties, order: _Order) -> Iterator[str]:
    """One subject's lines."""
    ranked = sorted(properties, key=property_rank)
    for number, prop in enumerate(ranked):
        values = sorted(properties[prop], key=lambda value: _value_key(value, order))
        verb = "a" if prop == "rdf:type" else written(NamedNode(_expand(prop)))
        head = f"{written(NamedNode(_expand(name)))} " if number == 0 else "    "
        end = " ." if number == len(ranked) - 1 else " ;"
        joint = " ,\n        " if prop in ("gbakg:participation", "gbakg:evidence", "dcterms:description") else " , "
        yield f"{head}{verb} {joint.join(map(written, values))}{end}"


def _value_key(value: NamedNode | Literal, order: _Order) -> tuple[object, ...]:
    """Chinese before English, participations as their blocks stand, classes of the project first, the rest by text."""
    if isinstance(value, NamedNode):
        return (0, "", *order.rank(_name(value)), value.value)
    language = value.language or ""
    rank = LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)
    return (1, str(rank), 0, 0, language, value.value)


def written(value: NamedNode | Literal) -> str:
    """One term in Turtle, shortened by the known prefixes.

    >>> written(NamedNode("https://w3id.org/gbakg/id/guangxi"))
    'id:guangxi'
    """
    if isinstance(value, NamedNode):
        short = compact(value.value)
        prefix, _, local = short.partition(":")
        return short if prefix in PREFIXES and LOCAL.fullmatch(local) else f"<{value.value}>"
    datatype = value.datatype.value.removeprefix(XSD)
    if datatype == "boolean" and value.value in ("true", "false"):
        return value.value
    if datatype == "integer" and re.fullmatch(r"[0-9]+", value.value):
        return value.value
    escaped = str(Literal(value.value))
    if value.language:
        return f"{escaped}@{value.language}"
    return escaped if datatype == "string" else f"{escaped}^^{written(value.datatype)}"


def _name(value: NamedNode | Literal) -> str:
    return compact(value.value)


def _language(value: NamedNode | Literal) -> str | None:
    return value.language if isinstance(value, Literal) else None


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name


def passage_block(letter: str, positions: tuple[int, int], locator: str, sha256: str) -> str:
    """One passage as it stands in the data file.

    >>> print(passage_block("letter-1", (3, 9), "一（一）一是", "0" * 64), end="")  # doctest: +ELLIPSIS
    id:letter-1.3-9 a gbakg:Passage ;
        dcterms:isPartOf id:letter-1 ;
        oa:start 3 ;
        ...
    """
    name = f"id:{letter}.{positions[0]}-{positions[1]}"
    number = NamedNode(XSD + "integer")
    properties: Properties = {
        "rdf:type": [NamedNode(_expand("gbakg:Passage"))],
        "dcterms:isPartOf": [NamedNode(_expand(f"id:{letter}"))],
        "oa:start": [Literal(str(positions[0]), datatype=number)],
        "oa:end": [Literal(str(positions[1]), datatype=number)],
        "gbakg:locator": [Literal(locator)],
        "gbakg:sha256": [Literal(sha256)],
    }
    return "\n".join(_block(name, properties, _Order({name: properties}))) + "\n"
