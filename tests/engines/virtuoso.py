"""OpenLink Virtuoso, Debian package ``virtuoso-opensource-7-bin``: its default graph is the union of all named ones."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.engines.server import Engine, free_port, running

GRAPH = "https://w3id.org/gbakg/all"
"""The named graph in place of the default one."""

SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
"""
"""Nothing but where things are, on loopback, and how many rows one answer has at most."""

RIGHTS = """GRANT SPARQL_UPDATE TO "SPARQL"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', 7);"""
"""Who gives no name may write. On loopback, for the time of a test."""


@contextmanager
def serving(rows: int = 10_000) -> Iterator[Engine]:
    """A server with an empty database in a folder of its own; user and password ``dba`` as they come.

    Args:
        rows: that it gives at once; 10,000 in the settings that come with Virtuoso.
    """
    server, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if server is None or client is None:
        pytest.skip("Virtuoso is not installed; sh tests/engines.sh brings it (Debian: virtuoso-opensource-7-bin)")
    sql, http = free_port(), free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "virtuoso.ini").write_text(SETTINGS.format(sql=sql, http=http, rows=rows), encoding="utf-8")
        command = [server, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
        with running(command, http, folder / "log"):
            subprocess.run(
                [client, f"127.0.0.1:{sql}", "dba", "dba", f"exec={RIGHTS}"],
                capture_output=True,
                timeout=60,
                check=True,
            )
            at = f"http://127.0.0.1:{http}"
            yield Engine(f"{at}/sparql", f"{at}/sparql-graph-crud", GRAPH)
