"""XML that every reader can read: characters that it cannot hold are replaced and counted, all others escaped.

https://www.w3.org/TR/xml/#charsets, https://www.w3.org/TR/xml/#syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields

from pyoxigraph import Literal, Quad

from gbakg.networks import Network

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""

MARKED = re.compile('[&<>"\t\n\r\x00-\x1f\ud800-\udfff\ufffe\uffff]')
"""What cannot stand in an attribute or a text as it is."""

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def escaped(text: str) -> str:
    """A text for an element or an attribute in double quotes; what XML cannot hold becomes U+FFFD.

    >>> escaped('a\\x00 < "b"')
    'a\ufffd &lt; &quot;b&quot;'
    """
    return MARKED.sub(lambda found: ESCAPES.get(found[0], "\ufffd"), text) if MARKED.search(text) else text


def legal(text: str) -> str:
    """A text with U+FFFD in place of each character that XML cannot hold."""
    return ILLEGAL.sub("\ufffd", text)


def illegal(network: Network) -> int:
    """How many characters of a network XML cannot hold."""
    return sum(len(ILLEGAL.findall(text)) for item in (*network.nodes, *network.edges) for text in _texts(item))


def illegal_in(quads: Iterable[Quad]) -> int:
    """How many characters of some triples XML cannot hold."""
    return sum(len(ILLEGAL.findall(quad.object.value)) for quad in quads if isinstance(quad.object, Literal))


def _texts(item: object) -> Iterable[str]:
    values = (getattr(item, one.name) for one in fields(item))  # type: ignore[arg-type]  # nodes and edges
    return (value for value in values if isinstance(value, str))
