"""Large parts of the page, packed: asked for by few readers, so that all others need not wait for them."""

from __future__ import annotations

import base64
import gzip

LEVEL = 6
"""How hard to press: more takes the writer longer and makes the page no smaller."""


def packed(content: str | bytes) -> str:
    """Content as gzip in base64, which ``workings.js`` unpacks; the same content gives the same text.

    >>> gzip.decompress(base64.b64decode(packed("合作"))).decode()
    '合作'
    """
    plain = content.encode() if isinstance(content, str) else content
    return base64.b64encode(gzip.compress(plain, LEVEL, mtime=0)).decode()
