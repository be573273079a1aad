"""Pictures for reports and notebooks: the matrix and the timeline as SVG or PNG."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gbakg.errors import UnknownNameError
from gbakg.sources import Source

PICTURES = ("regions", "kinds", "timeline")
"""What there are pictures of: regions by regions, kinds by statuses, dates."""


@dataclass(frozen=True)
class Picture:
    """A picture; in a notebook it shows itself.

    Attributes:
        form: ``svg`` or ``png``.
        content: the file.
    """

    form: str
    content: bytes

    def write(self, path: str | Path) -> None:
        """Write it to a file.

        Raises:
            FileError: the file cannot be written.
        """
        from gbakg.exports.files import write_file

        write_file(path, self.content)

    def _repr_svg_(self) -> str | None:
        return self.content.decode("utf-8") if self.form == "svg" else None

    def _repr_png_(self) -> bytes | None:
        return self.content if self.form == "png" else None


def picture(source: Source, of: str, language: str, form: str) -> Picture:
    """A picture of a graph.

    Args:
        source: where the graph is.
        of: one of :data:`PICTURES`.
        language: ``zh`` or ``en``.
        form: ``svg`` or ``png``.

    Raises:
        UnknownNameError: no such picture.
        MissingLibraryError: matplotlib is not installed.
        FontError: a PNG needs a font that is not installed.
    """
    from gbakg.exports.matrix_figure import matrix_figure
    from gbakg.exports.timeline_figure import timeline_figure
    from gbakg.matrix import matrix
    from gbakg.summary import letters
    from gbakg.timeline import timeline

    if of not in PICTURES:
        raise UnknownNameError("picture", of, PICTURES)
    if of == "timeline":
        return Picture(form, timeline_figure(timeline(source), letters(source), language, form))
    return Picture(form, matrix_figure(matrix(source, of), letters(source), language, form))
