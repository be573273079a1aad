"""The words: every namespace and prefix, once.

Terms of the project's own namespace are declared in ``schema/ontology.ttl``, with labels and definitions in
both languages; a test keeps the names used in code, shapes, rules and queries equal to the declared ones.
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
"""The installed package; schema, queries and templates lie below it."""

GBAKG = "https://w3id.org/gbakg/ontology#"
"""Classes, properties, roles, kinds and statuses of this project."""

ID = "https://w3id.org/gbakg/id/"
"""Things: organisations, partnerships, participations, platforms, places, passages."""

RULE = "https://w3id.org/gbakg/rule/"
"""Rules of the SHACL shapes; the local name is the rule's identifier."""

ORG = "http://www.w3.org/ns/org#"
"""W3C Organization Ontology, https://www.w3.org/TR/vocab-org/."""

OA = "http://www.w3.org/ns/oa#"
"""W3C Web Annotation Vocabulary, https://www.w3.org/TR/annotation-vocab/."""

PROV = "http://www.w3.org/ns/prov#"
"""W3C PROV-O, https://www.w3.org/TR/prov-o/."""

SKOS = "http://www.w3.org/2004/02/skos/core#"
"""W3C SKOS, https://www.w3.org/TR/skos-reference/."""

DCTERMS = "http://purl.org/dc/terms/"
"""DCMI Metadata Terms, https://www.dublincore.org/specifications/dublin-core/dcmi-terms/."""

SCHEMA = "https://schema.org/"
"""Schema.org, with https."""

FTM = "https://schema.followthemoney.tech/#"
"""FollowTheMoney's schemata and properties, as its own RDF export names them; no prefix of this project's files."""

DCAT = "http://www.w3.org/ns/dcat#"
"""W3C DCAT 3, https://www.w3.org/TR/vocab-dcat-3/."""

VOID = "http://rdfs.org/ns/void#"
"""VoID, https://www.w3.org/TR/void/."""

FOAF = "http://xmlns.com/foaf/0.1/"
SPDX = "http://spdx.org/rdf/terms#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "gbakg": GBAKG,
    "id": ID,
    "org": ORG,
    "prov": PROV,
    "oa": OA,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "schema": SCHEMA,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
}
"""Prefix to namespace, in the order in which Turtle files declare them."""

DESCRIPTION_PREFIXES = {**PREFIXES, "dcat": DCAT, "void": VOID, "foaf": FOAF, "spdx": SPDX}
"""Those and what the description of the data set needs besides."""

DATASET = "https://w3id.org/gbakg/dataset"
"""The shipped graph as a data set; the IRI holds no version."""

DERIVED = ID + "derived"
"""The named graph that lists the derived triples apart; they also stand in the default graph."""

ONTOLOGY = "https://w3id.org/gbakg/ontology"
"""The ontology's IRI, and the named graph that lists its triples apart."""

LANGUAGES = ("zh", "en")
"""Language tags of labels and descriptions, Chinese first."""

GROUPS = {
    ORG + "Organization": "organization",
    GBAKG + "Partnership": "partnership",
    GBAKG + "Thing": "thing",
    GBAKG + "Place": "place",
    GBAKG + "Topic": "topic",
}
"""Root class to a node's group. A body that is also a platform counts as an organisation: the first fits."""

HANGING = {
    *(GBAKG + name for name in ("participation", "amount", "figure", "evidence")),
    DCTERMS + "isPartOf",
    PROV + "wasAttributedTo",
}
"""Properties by which something hangs on a thing that is no node of the network and is told of where the thing is:
participations, sums, counts, passages with their letter, and who vouches for outside knowledge."""

PROPERTIES = [
    "rdf:type",
    "skos:prefLabel",
    "skos:altLabel",
    "gbakg:nameOrigin",
    "dcterms:title",
    "dcterms:description",
    "dcterms:identifier",
    "dcterms:publisher",
    "gbakg:addressee",
    "gbakg:kind",
    "gbakg:status",
    "gbakg:thingStatus",
    "schema:startDate",
    "schema:endDate",
    "gbakg:openEnded",
    "gbakg:place",
    "gbakg:locatedIn",
    "gbakg:within",
    "org:unitOf",
    "org:subOrganizationOf",
    "gbakg:partOf",
    "gbakg:basedOn",
    "gbakg:responsible",
    "gbakg:drawsOn",
    "gbakg:supports",
    "gbakg:connects",
    "gbakg:output",
    "gbakg:topic",
    "org:organization",
    "org:member",
    "org:role",
    "gbakg:side",
    "gbakg:mention",
    "gbakg:implied",
    "schema:value",
    "schema:currency",
    "schema:unitText",
    "gbakg:period",
    "gbakg:share",
    "gbakg:contributor",
    "gbakg:fundedFrom",
    "gbakg:participation",
    "gbakg:amount",
    "gbakg:figure",
    "dcterms:isPartOf",
    "oa:start",
    "oa:end",
    "gbakg:locator",
    "gbakg:evidence",
]
"""Properties in the order in which a reader wants them, in the data file and on cards."""

ROLES = ["Partner", "Host", "Operator", "Tenant", "Beneficiary", "Funder", "Facilitator"]
"""Roles in the order in which participations are listed, parties first."""


def compact(iri: str) -> str:
    """Shorten an IRI by the known prefixes.

    Args:
        iri: an absolute IRI.

    Returns:
        ``prefix:local`` where a known namespace fits, the IRI itself otherwise.

    >>> compact("https://w3id.org/gbakg/id/guangxi")
    'id:guangxi'
    >>> compact("https://example.org/x")
    'https://example.org/x'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand(name: str) -> str | None:
    """Undo :func:`compact`.

    Args:
        name: ``prefix:local``, or an absolute ``http(s)`` IRI with or without angle brackets.

    Returns:
        The IRI, or None where the text is neither.

    >>> expand("id:guangxi")
    'https://w3id.org/gbakg/id/guangxi'
    >>> expand("华大基因") is None
    True
    """
    bare = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    if bare.startswith(("http://", "https://")):
        return bare
    prefix, colon, local = bare.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def property_rank(name: str) -> tuple[int, str]:
    """Sort key that puts properties in the order of :data:`PROPERTIES`, all others behind them by name.

    Args:
        name: a property as ``prefix:local``.
    """
    return (PROPERTIES.index(name) if name in PROPERTIES else len(PROPERTIES), name)
