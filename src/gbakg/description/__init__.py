"""The graph described as a data set: DCAT 3 for catalogues, VoID for its numbers, schema.org for search engines.

Every number is the answer of a query in ``queries/description/``; no date is the clock's. Of a graph that is not the
shipped one neither version nor licence nor author is claimed.
"""

from gbakg.description.catalogue import description
from gbakg.description.citation import bibtex, citation
from gbakg.description.release import Download, Release, dumps, release
from gbakg.description.search import dataset_json

__all__ = ["Download", "Release", "bibtex", "citation", "dataset_json", "description", "dumps", "release"]
