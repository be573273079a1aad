"""The numbers of a graph in VoID, https://www.w3.org/TR/void/."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from gbakg.description.sheet import Sheet
from gbakg.errors import QueryError
from gbakg.model import Words
from gbakg.sources import Source, Table
from gbakg.vocabulary import HERE, ID, PREFIXES, VOID

QUERIES = HERE / "queries" / "description"
"""Where the queries stand."""

STATED = Words("公函所说的与编者补充的", "What the letter says and the curators add")
RULED = Words("由规则推出的", "What the rules derive")


def count(sheet: Sheet, source: Source) -> None:
    """Counts of triples, things, classes and properties, of what is derived, and of links to elsewhere."""
    this = sheet.dataset
    (totals,), (derived,), (entities,) = (_rows(source, name) for name in ("totals", "derived", "entities"))
    classes, properties = _rows(source, "classes"), _rows(source, "properties")
    stated = int(totals["triples"]) - int(derived["triples"])
    sheet.say(
        this,
        void_triples=int(totals["triples"]),
        void_entities=int(entities["entities"]),
        void_distinctSubjects=int(totals["subjects"]),
        void_distinctObjects=int(totals["values"]),
        void_classes=len(classes),
        void_properties=len(properties),
        void_uriSpace=ID,
        void_vocabulary=[NamedNode(space) for space in _vocabularies(classes, properties)],
        void_exampleResource=[NamedNode(row["example"]) for row in _rows(source, "examples")],
        void_subset=[sheet.part("stated"), sheet.part("derived")],
    )
    for name, words, number in (("stated", STATED, stated), ("derived", RULED, int(derived["triples"]))):
        part = sheet.part(name)
        sheet.say(part, rdf_type=NamedNode(VOID + "Dataset"), dcterms_title=words, void_triples=number)
    for row in classes:
        part = sheet.part("class", row["class"])
        sheet.say(this, void_classPartition=part)
        sheet.say(part, void_class=NamedNode(row["class"]), void_entities=int(row["entities"]))
    for row in _rows(source, "completeness"):
        part = sheet.part("class", row["class"], row["property"])
        sheet.say(sheet.part("class", row["class"]), void_propertyPartition=part)
        _property(sheet, part, row)
    for row in properties:
        part = sheet.part("property", row["property"])
        sheet.say(this, void_propertyPartition=part)
        _property(sheet, part, row)
    _links(sheet, source)


def _property(sheet: Sheet, part: NamedNode, row: dict[str, str]) -> None:
    """How often a property is used, and of how many things."""
    sheet.say(
        part,
        void_property=NamedNode(row["property"]),
        void_triples=int(row["triples"]),
        void_distinctSubjects=int(row["subjects"]),
    )


def _links(sheet: Sheet, source: Source) -> None:
    """A linkset for each other data set and each property that leads there."""
    for row in _rows(source, "links"):
        links = sheet.part("links", row["link"], row["site"])
        sheet.say(sheet.dataset, void_subset=links)
        sheet.say(
            links,
            rdf_type=NamedNode(VOID + "Linkset"),
            void_linkPredicate=NamedNode(row["link"]),
            void_subjectsTarget=sheet.dataset,
            void_objectsTarget=NamedNode(row["site"]),
            void_triples=int(row["triples"]),
        )
        sheet.say(NamedNode(row["site"]), rdf_type=NamedNode(VOID + "Dataset"), void_uriSpace=row["site"])


def _vocabularies(classes: Sequence[dict[str, str]], properties: Sequence[dict[str, str]]) -> list[str]:
    """The namespaces of classes and properties, as far as they are known."""
    terms = [*(row["class"] for row in classes), *(row["property"] for row in properties)]
    return [space for space in PREFIXES.values() if space != ID and any(term.startswith(space) for term in terms)]


def _rows(source: Source, name: str) -> list[dict[str, str]]:
    answer = source.query((QUERIES / f"{name}.rq").read_text(encoding="utf-8"))
    if not isinstance(answer, Table):
        raise QueryError(f"{name}.rq is no SELECT query.")
    return list(answer)
