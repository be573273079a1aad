"""How an IRI of the project finds its page: rules for w3id.org, and what search engines read at a site of its own."""

from __future__ import annotations

from collections.abc import Iterable

RULES = """# For https://github.com/perma-id/w3id.org, as gbakg/.htaccess: Turtle for who asks for it, else a page.
Options -MultiViews
RewriteEngine On

# Things; what hangs on one (id/p-x.bgi, id/letter-1.3-9) stands on its page.
RewriteCond %{{HTTP_ACCEPT}} text/turtle
RewriteRule ^id/([^./]+)(\\..+)?$ {base}id/$1.ttl [R=303,L]
RewriteCond %{{HTTP_ACCEPT}} application/ld\\+json
RewriteRule ^id/([^./]+)(\\..+)?$ {base}id/$1.jsonld [R=303,L]
RewriteRule ^id/([^./]+)$ {base}id/$1.html [R=303,L]
RewriteRule ^id/([^./]+)(\\..+)$ {base}id/$1.html#$1$2 [R=303,NE,L]

# The ontology and the data set.
RewriteCond %{{HTTP_ACCEPT}} text/turtle
RewriteRule ^(ontology|dataset)$ {base}$1.ttl [R=303,L]
RewriteRule ^ontology$ {base}ontology.html [R=303,L]
RewriteRule ^dataset(/.*)?$ {base}index.html [R=303,L]

# Files, questions, the network page.
RewriteRule ^((?:downloads|query)/.+|network\\.html)$ {base}$1 [R=302,L]
RewriteRule ^$ {base}index.html [R=302,L]
"""

UNKNOWN = "https://example.org/gbakg/"
"""Stands for the site's address where none is given."""


def htaccess(base: str) -> str:
    """Rules that lead the project's IRIs to a site.

    Args:
        base: the site's address, ending in ``/``; empty where none is known yet.
    """
    note = "" if base else f"# Put the address of your site in the place of {UNKNOWN}, or give it with --base.\n"
    return note + RULES.format(base=base or UNKNOWN)


def sitemap(base: str, pages: Iterable[str]) -> str:
    """Every page's address, https://www.sitemaps.org/protocol.html.

    Args:
        base: the site's address, ending in ``/``.
        pages: files from the folder's root, of plain names.
    """
    from markupsafe import escape

    urls = "".join(f"<url><loc>{escape(base + page)}</loc></url>\n" for page in pages)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )


def robots(base: str) -> str:
    """Everything may be read; where the list of pages is."""
    return f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"
