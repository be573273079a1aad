"""The peers that are no Python library of ours: where each is found on this machine, and how it is called.

kglab brings some 160 packages, so it may have a Python of its own, which the variable ``GBAKG_KGLAB`` names:

    python3 -m venv /tmp/kglab && /tmp/kglab/bin/python -m pip install kglab
    GBAKG_KGLAB=/tmp/kglab/bin/python make bench
"""

from __future__ import annotations

import functools
import importlib.util
import os
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

JARS = Path("/usr/share/java")
"""Where Debian's package libapache-jena-java and what it stands on put their classes."""

NEEDED = (
    "commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io", "commons-lang3", "dexx.collection",
    "gson", "guava", "httpclient", "httpcore", "jackson-annotations", "jackson-core", "jackson-databind",
    "jakarta.json-api", "jcl-over-slf4j", "jsonld-java", "libthrift", "protobuf", "slf4j-api", "slf4j-nop", "thrift",
    "titanium-json-ld",
)  # fmt: skip
"""What Jena stands on; all of the folder together holds two loggers that refuse each other."""

MESSAGES = "org/apache/jena/ext/"
"""Debian's Jena 4.5.0-2 keeps the messages of its Xerces here, where its classes do not look for them."""


def gbakg() -> str:
    """Our own program, as it is installed; which checkout it runs, the environment says."""
    return str(Path(sys.executable).with_name("gbakg"))


def oxigraph() -> str:
    """The program ``oxigraph``, empty where it is not installed."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.is_file() else shutil.which("oxigraph") or ""


def kglab() -> str:
    """A Python that has kglab, empty where there is none."""
    return os.environ.get("GBAKG_KGLAB") or (sys.executable if importlib.util.find_spec("kglab") else "")


@functools.cache
def jena(program: str) -> list[str]:
    """The command of one of Jena's programs, e.g. ``arq.arq``; empty where Jena is not installed."""
    java, core = shutil.which("java"), JARS / "jena-core.jar"
    if not java or not core.is_file():
        return []
    jars = [path for path in sorted(JARS.glob("jena-*.jar")) if "-4." not in path.name]
    needed = [path for name in NEEDED if (path := JARS / f"{name}.jar").is_file()]
    classes = os.pathsep.join(map(str, [_messages(core), *jars, *needed]))
    return [java, "-Xmx6g", "-cp", classes, program]


def _messages(core: Path) -> Path:
    """A folder with the messages of Xerces where its classes look for them."""
    folder = Path(tempfile.gettempdir()) / "gbakg-bench" / "xerces"
    with zipfile.ZipFile(core) as packed:
        for name in packed.namelist():
            if name.startswith(MESSAGES) and name.endswith(".properties"):
                target = folder / name.removeprefix(MESSAGES)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(packed.read(name))
    return folder
