"""How the data are cited, as text and BibTeX: the facts of ``CITATION.cff``, which no installed package holds."""

from __future__ import annotations

from gbakg.model import Words

AUTHORS = "The gbakg authors"
"""As ``CITATION.cff`` names them; a test keeps the two equal."""

TITLE = Words(
    "gbakg：广西与粤港澳大湾区，谁与谁合作",
    "gbakg: who works with whom between Guangxi and the Greater Bay Area",
)

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of the data; that of the code is Apache-2.0."""


def citation(version: str, issued: str) -> str:
    """One line to cite a version by.

    Args:
        version: e.g. ``0.1.0``.
        issued: its date, ``YYYY-MM-DD``.

    >>> citation("0.1.0", "2026-11-24")
    'The gbakg authors (2026). gbakg: who works with whom between Guangxi and the Greater Bay Area (0.1.0). CC BY 4.0.'
    """
    return f"{AUTHORS} ({issued[:4]}). {TITLE.en} ({version}). CC BY 4.0."


def bibtex(version: str, issued: str) -> str:
    """The same as an entry of a BibTeX file; see :func:`citation`.

    >>> print(bibtex("0.1.0", "2026-11-24").splitlines()[0])
    @misc{gbakg-0.1.0,
    """
    fields = {
        "author": f"{{{AUTHORS}}}",
        "title": TITLE.en.replace("gbakg", "{gbakg}")
        .replace("Guangxi", "{Guangxi}")
        .replace("Greater Bay Area", "{Greater Bay Area}"),
        "year": issued[:4],
        "month": issued[5:7],
        "version": version,
        "note": "Data set, CC BY 4.0",
    }
    return (
        f"@misc{{gbakg-{version},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"
    )
