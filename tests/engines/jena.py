"""Apache Jena, Debian package ``libapache-jena-java``, behind a small server of our own: Debian has no Fuseki."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.engines.server import Engine, free_port, running

LIBRARIES = Path("/usr/share/java")
"""Where Debian keeps them."""

JARS = [
    "jena-arq",
    "jena-core",
    "jena-base",
    "jena-iri",
    "thrift",
    "protobuf",
    "slf4j-api",
    "slf4j-nop",
    "commons-cli",
    "commons-codec",
    "commons-compress",
    "commons-csv",
    "commons-io",
    "commons-lang3",
    "jsonld-java",
    "titanium-json-ld",
    "httpclient",
    "httpcore",
    "dexx.collection",
    "gson",
    "guava",
    "jackson-core",
    "jackson-databind",
    "jackson-annotations",
]
"""Jena's own and what they need."""

MESSAGES = "org/apache/jena/ext/"
"""Where Debian's package of Jena 4.5 keeps the messages that its classes look for without this part of the name."""

QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""A program of a few seconds starts sooner without the second compiler."""


@contextmanager
def serving() -> Iterator[Engine]:
    """A server with an empty data set in memory."""
    java, javac = shutil.which("java"), shutil.which("javac")
    found = {name: LIBRARIES / f"{name}.jar" for name in JARS}
    if java is None or javac is None:
        pytest.skip("no JDK is installed (Debian: default-jdk-headless); sh tests/engines.sh brings it")
    if missing := [name for name, path in found.items() if not path.is_file()]:
        pytest.skip(f"Apache Jena is not installed (Debian: libapache-jena-java): no {', '.join(missing)}")
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with zipfile.ZipFile(found["jena-core"]) as core:
            for member in core.namelist():
                if member.startswith(MESSAGES) and member.endswith(".properties"):
                    path = folder / member.removeprefix(MESSAGES)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(core.read(member))
        classes = os.pathsep.join(map(str, [*found.values(), folder]))
        code = Path(__file__).with_name("JenaServer.java")
        with running([java, *QUICK, "-cp", classes, code, str(port)], port, folder / "log"):
            yield Engine(f"http://127.0.0.1:{port}/query", f"http://127.0.0.1:{port}/store")
