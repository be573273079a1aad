"""FollowTheMoney entities as JSON lines, the format that ``ftm`` and OpenAleph read.

https://followthemoney.tech/docs/. The query ``queries/profiles/ftm.rq`` makes triples in FollowTheMoney's own words: a
class is a schema, a property a property, an IRI as value another entity.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict

from pyoxigraph import NamedNode, Triple

from gbakg.sources import Triples
from gbakg.sources.answers import text
from gbakg.vocabulary import FTM, ID, RDF

LOCAL = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?")
"""What an entity's id may hold (``followthemoney.types.entity``)."""


def entities(triples: Triples) -> str:
    """One entity a line.

    Args:
        triples: the answer of the profile ``ftm``.

    Returns:
        JSON lines, sorted by id, each value once and sorted; a subject without a schema has no line.
    """
    schemata: dict[str, str] = {}
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples.triples:
        subject, name = _id(text(triple.subject)), triple.predicate.value.removeprefix(FTM)
        if triple.predicate.value == RDF + "type":
            schemata[subject] = text(triple.object).removeprefix(FTM)
        else:
            values[subject][name].add(_value(triple))
    lines = (
        {
            "id": subject,
            "schema": schemata[subject],
            "properties": {name: sorted(found) for name, found in sorted(values[subject].items())},
        }
        for subject in sorted(schemata)
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _value(triple: Triple) -> str:
    """A literal's characters, or the id of the entity that an IRI names."""
    value = text(triple.object)
    return _id(value) if isinstance(triple.object, NamedNode) else value


def _id(iri: str) -> str:
    """An entity's id: stable, and unlike those of other data sets.

    >>> _id("https://w3id.org/gbakg/id/bgi")
    'gbakg-bgi'
    """
    local = iri.removeprefix(ID)
    if local == iri or not LOCAL.fullmatch(local):
        local = hashlib.sha256(iri.encode()).hexdigest()[:40]
    return f"gbakg-{local}"
