"""What can go wrong, as types that carry what explains it.

Every error has one root, :class:`GbakgError`, and an ``exit_code`` that the command line returns:
2 wrong usage, 3 data or query unreadable, 4 a file cannot be reached or written. A message says what
happened, where, and what to do next.
"""

from __future__ import annotations

from collections.abc import Sequence


class GbakgError(Exception):
    """The root of all errors of this package."""

    exit_code = 3


class UsageError(GbakgError):
    """The request itself is wrong: an option, a parameter, a format."""

    exit_code = 2


class UnknownNameError(UsageError):
    """A name that nothing in reach bears.

    Attributes:
        what: the sort of thing looked for, e.g. ``"query"``.
        name: the name as given.
        nearest: the closest names that exist, best first; may be empty.
    """

    def __init__(self, what: str, name: str, nearest: Sequence[str] = ()) -> None:
        self.what, self.name, self.nearest = what, name, tuple(nearest)
        hint = f" Did you mean: {', '.join(self.nearest)}?" if self.nearest else ""
        super().__init__(f"no {what} is called {name!r}.{hint}")


class AmbiguousNameError(UsageError):
    """A name that several things bear.

    Attributes:
        name: the name as given.
        candidates: what it could mean, as short identifiers.
    """

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name, self.candidates = name, tuple(candidates)
        super().__init__(f"{name!r} could mean {', '.join(self.candidates)}. Give one of these instead.")


class ParameterError(UsageError):
    """A parameter of a named query that is unknown, missing or of the wrong type."""


class DataError(GbakgError):
    """A data file that cannot be read as what it claims to be.

    Attributes:
        path: the file.
        line: line number from 1, or None where the parser gives none.
        column: column number from 1, or None.
    """

    def __init__(self, path: str, message: str, line: int | None = None, column: int | None = None) -> None:
        self.path, self.line, self.column = path, line, column
        place = path if line is None else f"{path}, line {line}, column {column}"
        super().__init__(f"{place}: {message}")


class StoryError(GbakgError):
    """A story that cannot be told: a key is missing or unknown, or a step names what the graph does not hold.

    Attributes:
        path: the file.
        step: number of the step from 1, or None where it is about the story as a whole.
        nearest: the closest names that exist, best first; may be empty.
    """

    def __init__(self, path: str, message: str, step: int | None = None, nearest: Sequence[str] = ()) -> None:
        self.path, self.step, self.nearest = path, step, tuple(nearest)
        place = path if step is None else f"{path}, step {step}"
        hint = f" Did you mean: {', '.join(self.nearest)}?" if self.nearest else ""
        super().__init__(f"{place}: {message}{hint}")


class QueryError(GbakgError):
    """A query that is not SPARQL 1.1, or asks for what is not offered.

    Attributes:
        line: line number from 1, or None.
        column: column number from 1, or None.
    """

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        self.line, self.column = line, column
        place = "query" if line is None else f"query, line {line}, column {column}"
        super().__init__(f"{place}: {message}")


class EndpointError(GbakgError):
    """A service that a query names and that does not answer."""

    exit_code = 4


class AddressError(GbakgError):
    """An address at which nothing can be served.

    Attributes:
        address: host and port.
    """

    exit_code = 4

    def __init__(self, address: str, message: str) -> None:
        self.address = address
        super().__init__(f"{address}: {message}. Choose another with --port or --host.")


class LetterError(GbakgError):
    """A letter's copy that is not the text the graph points into."""


class FileError(GbakgError):
    """A file that cannot be opened or written."""

    exit_code = 4

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class MissingLibraryError(GbakgError):
    """A library that is not installed, because it comes with an extra.

    Attributes:
        library: its name.
        extra: what brings it.
    """

    exit_code = 4

    def __init__(self, library: str, extra: str) -> None:
        self.library, self.extra = library, extra
        super().__init__(f"{library} is not installed. It comes with an extra: pip install 'gbakg[{extra}]'")


class FontError(GbakgError):
    """No installed font can write the text of a picture."""

    exit_code = 4


class StoreError(FileError):
    """A store on disk that is none, or is in use."""


class FolderError(FileError):
    """A folder that is not ours to write to, or cannot be made."""
