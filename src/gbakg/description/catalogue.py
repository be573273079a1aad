"""What a catalogue wants to know of a data set, in DCAT 3, https://www.w3.org/TR/vocab-dcat-3/."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode, Triple

from gbakg.description.citation import AUTHORS, LICENCE
from gbakg.description.numbers import count
from gbakg.description.release import Download, Release
from gbakg.description.sheet import Sheet
from gbakg.model import Words
from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import DCAT, FOAF, ID, LANGUAGES, ONTOLOGY, SPDX, VOID, XSD

HOME = "https://w3id.org/gbakg/"
"""What stands before the paths of downloads where no address is known; the path is not registered yet."""

ABSTRACT = Words(
    "公函所说的合作（含计划中的和只是可能的）：谁与谁、以什么身份、做什么、落实到哪一步，"
    "每项合作都注明依据在公函中的位置；以 RDF 表示。",
    "Partnerships that official letters tell of, planned and possible ones too, as RDF: who with whom, how real, each "
    "with the place in the letter where it stands.",
)

KEYWORDS = Words(
    "知识图谱 区域协同创新 广西 粤港澳大湾区",
    "knowledge graph · regional collaborative innovation · Guangxi · Greater Bay Area",
)

UNREGISTERED = Words(
    "w3id.org 下的路径尚未注册：这些 IRI 目前只是名称，在网上打不开。",
    "The path under w3id.org is not registered yet: for now these IRIs are names and lead to no web page.",
)

RDF_MEDIA = ("text/turtle", "application/n-triples", "application/trig", "application/ld+json")
"""Media types of files that hold triples."""

COVERAGE = ("guangxi", "greater-bay-area")
"""What the shipped graph is about."""


def description(source: Source, edition: Release, downloads: Sequence[Download] = ()) -> tuple[Triple, ...]:
    """What catalogues and machines want to know of the graph.

    Args:
        source: where the graph is.
        edition: see :func:`release`.
        downloads: files that hold the data.

    Returns:
        Triples, each once, by subject: the data set, its parts, its files. No blank nodes.
    """
    sheet = Sheet(edition.iri)
    _catalogue(sheet, source, edition)
    _files(sheet, edition, downloads)
    count(sheet, source)
    return sheet.triples()


def _catalogue(sheet: Sheet, source: Source, edition: Release) -> None:
    """What the data set is, whose, of when, from what."""
    this = sheet.dataset
    letters = ask(source, "letters")
    sheet.say(
        this,
        rdf_type=[NamedNode(DCAT + "Dataset"), NamedNode(VOID + "Dataset")],
        dcterms_title=edition.title,
        dcterms_description=ABSTRACT,
        dcterms_language=[NamedNode(f"http://id.loc.gov/vocabulary/iso639-1/{language}") for language in LANGUAGES],
        dcterms_source=[NamedNode(row["letter"]) for row in letters],
        dcterms_conformsTo=NamedNode(ONTOLOGY),
        dcat_landingPage=[NamedNode(edition.base)] if edition.base else [],
    )
    if edition.version:
        _claims(sheet, edition)
    for row in letters:
        title = Words(row.get("title", ""), row.get("title_en", ""))
        sheet.say(NamedNode(row["letter"]), dcterms_identifier=row.get("identifier", ""), dcterms_title=title)


def _claims(sheet: Sheet, edition: Release) -> None:
    """What only the shipped graph can say of itself: licence, authors, version."""
    this, authors = sheet.dataset, sheet.part("authors")
    version, before = (
        [NamedNode(f"{this.value}/{number}")] if number else [] for number in (edition.version, edition.previous)
    )
    issued = Literal(edition.issued, datatype=NamedNode(XSD + "date"))
    words = zip(KEYWORDS.zh.split(), KEYWORDS.en.split(" · "), strict=True)
    sheet.say(
        this,
        dcterms_license=NamedNode(LICENCE),
        dcterms_creator=authors,
        dcterms_publisher=authors,
        dcterms_issued=issued,
        dcterms_spatial=[NamedNode(ID + place) for place in COVERAGE],
        dcat_keyword=[Words(*pair) for pair in words],
        dcat_version=edition.version,
        dcat_hasCurrentVersion=version,
        dcat_previousVersion=before,
        rdfs_comment=UNREGISTERED,
    )
    sheet.say(authors, rdf_type=NamedNode(FOAF + "Agent"), foaf_name=AUTHORS)
    for one in version:
        sheet.say(
            one,
            rdf_type=NamedNode(DCAT + "Dataset"),
            dcterms_title=Words(f"{edition.title.zh} {edition.version}", f"{edition.title.en} {edition.version}"),
            dcterms_issued=issued,
            dcat_version=edition.version,
            dcat_isVersionOf=this,
            dcat_previousVersion=before,
        )


def _files(sheet: Sheet, edition: Release, downloads: Sequence[Download]) -> None:
    """The downloads; size and digest where the file is at hand."""
    for file in downloads:
        address = NamedNode((edition.base or HOME) + file.path)
        sheet.say(sheet.dataset, dcat_distribution=address)
        if file.media in RDF_MEDIA:
            sheet.say(sheet.dataset, void_dataDump=address)
        sheet.say(
            address,
            rdf_type=NamedNode(DCAT + "Distribution"),
            dcterms_title=Words(f"{file.words.zh}（{file.path}）", f"{file.words.en} ({file.path})"),
            dcterms_license=[NamedNode(LICENCE)] if edition.version else [],
            dcat_accessURL=address,
            dcat_downloadURL=[address] if edition.base else [],
            dcat_mediaType=NamedNode(f"https://www.iana.org/assignments/media-types/{file.media}"),
        )
        if file.sha256 and file.size is not None:
            checksum = NamedNode(f"{address.value}#sha256")
            size, digest = (NamedNode(XSD + name) for name in ("nonNegativeInteger", "hexBinary"))
            sheet.say(address, dcat_byteSize=Literal(str(file.size), datatype=size), spdx_checksum=checksum)
            sheet.say(
                checksum,
                rdf_type=NamedNode(SPDX + "Checksum"),
                spdx_algorithm=NamedNode(SPDX + "checksumAlgorithm_sha256"),
                spdx_checksumValue=Literal(file.sha256, datatype=digest),
            )
