"""The graph as a folder of pages and files that any host can serve, and that opens from disk.

Reading order: :mod:`~gbakg.site.addresses` (where each IRI lies), :mod:`~gbakg.site.shell` (what all pages share),
:mod:`~gbakg.site.things`, :mod:`~gbakg.site.letters`, :mod:`~gbakg.site.answers`, :mod:`~gbakg.site.terms`,
:mod:`~gbakg.site.front` (the pages), :mod:`~gbakg.site.downloads` (the files), :mod:`~gbakg.site.whole` (all of them).
"""

from gbakg.site.folder import write_folder
from gbakg.site.whole import site_files

__all__ = ["site_files", "write_folder"]
