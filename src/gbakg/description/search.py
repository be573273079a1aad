"""The data set for search engines: schema.org, https://schema.org/Dataset."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gbakg.description.catalogue import ABSTRACT, COVERAGE, KEYWORDS
from gbakg.description.citation import AUTHORS, LICENCE
from gbakg.description.release import Download, Release
from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import ID, LANGUAGES


def dataset_json(source: Source, edition: Release, downloads: Sequence[Download] = ()) -> dict[str, Any]:
    """What a search engine for data sets reads, as JSON-LD.

    Args:
        source: where the graph is; the letters' identifiers and titles are told.
        edition: see :func:`gbakg.description.release`.
        downloads: files that hold the data; their addresses are relative where the edition has no base.

    Returns:
        The object, ready for ``json.dumps``.
    """
    names = {row["node"]: row for row in ask(source, "nodes")}
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": edition.iri,
        "name": edition.title.en,
        "alternateName": edition.title.zh,
        "description": f"{ABSTRACT.en} {ABSTRACT.zh}",
        "inLanguage": list(LANGUAGES),
        "isBasedOn": [
            {"@type": "CreativeWork", "identifier": row.get("identifier", ""), "name": row.get("title", "")}
            for row in ask(source, "letters")
        ],
        "distribution": [_file(file, edition) for file in downloads],
    }
    if edition.base:
        told["url"] = edition.base
    if edition.version:
        authors = {"@type": "Organization", "name": AUTHORS}
        told |= {
            "version": edition.version,
            "datePublished": edition.issued,
            "license": LICENCE,
            "isAccessibleForFree": True,
            "creator": authors,
            "publisher": authors,
            "keywords": [*KEYWORDS.zh.split(), *KEYWORDS.en.split(" · ")],
            "spatialCoverage": [
                {"@type": "Place", "@id": ID + place, "name": names[ID + place]["label_en"]} for place in COVERAGE
            ],
        }
    return told


def _file(file: Download, edition: Release) -> dict[str, str]:
    told = {
        "@type": "DataDownload",
        "name": f"{file.words.en} · {file.words.zh}",
        "encodingFormat": file.media,
        "contentUrl": edition.base + file.path,
    }
    if file.size is not None:
        told |= {"contentSize": f"{file.size} B", "sha256": file.sha256}
    return told
