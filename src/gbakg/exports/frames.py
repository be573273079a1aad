"""Tables as data frames of pandas and polars, where these are installed.

Integers, decimals and yes or no become numbers and truth values; dates stay texts, because the letter gives some by the
year only; IRIs are texts. A column with empty cells has the library's own missing value.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

from gbakg.errors import MissingLibraryError
from gbakg.exports.results import plain
from gbakg.sources import Table

if TYPE_CHECKING:
    import pandas
    import polars


def to_pandas(table: Table) -> pandas.DataFrame:
    """A table as a pandas frame, columns and rows in the table's order; integers are ``Int64``, which knows gaps.

    Raises:
        MissingLibraryError: pandas is not installed.
    """
    library = library_of("pandas", "frames")
    frame: pandas.DataFrame = library.DataFrame(_columns(table)).convert_dtypes()
    return frame


def to_polars(table: Table) -> polars.DataFrame:
    """A table as a polars frame, columns and rows in the table's order.

    Raises:
        MissingLibraryError: polars is not installed.
    """
    library = library_of("polars", "frames")
    frame: polars.DataFrame = library.DataFrame(_columns(table), strict=False)
    return frame


def library_of(name: str, extra: str) -> ModuleType:
    """A library that an extra brings.

    Args:
        name: its name.
        extra: the extra.

    Raises:
        MissingLibraryError: it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingLibraryError(name, extra) from error


def _columns(table: Table) -> dict[str, list[object]]:
    cells = [[plain(cell) for cell in row] for row in table.rows]
    return {column: [row[at] for row in cells] for at, column in enumerate(table.columns)}
