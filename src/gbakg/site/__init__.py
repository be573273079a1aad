"""The graph as a folder of pages and files that any host can serve, and that opens from disk.

Reading order: :mod:`~gbakg.site.addresses` (where each IRI lies), :mod:`~gbakg.site.desk` (what there is to tell),
:mod:`~gbakg.site.shell` (what all pages share), :mod:`~gbakg.site.things`, :mod:`~gbakg.site.letters`,
:mod:`~gbakg.site.agents`, :mod:`~gbakg.site.answers`, :mod:`~gbakg.site.terms`, :mod:`~gbakg.site.front` (the pages),
:mod:`~gbakg.site.downloads` (the files), :mod:`~gbakg.site.whole` (all of them), :mod:`~gbakg.site.editions` (an
edition of the data, without pages).
"""

from gbakg.site.editions import release_files
from gbakg.site.whole import site_files

__all__ = ["release_files", "site_files"]
