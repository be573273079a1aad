"""What takes too long is ended, and nobody else waits for it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from gbakg.sources.stored import load
from tests.serve.service import ENDLESS, serving

GREEDY = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
"""Some 10^11 rows to keep in memory."""

TIME = 6


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with serving("--timeout", str(TIME), "--workers", "4", "--size", "1") as address:
        yield address


def ask(service: str, query: str) -> requests.Response:
    return requests.post(f"{service}/sparql", data={"query": query}, timeout=120)


def test_a_query_that_takes_too_long_is_ended(service: str) -> None:
    began = time.monotonic()
    reply = ask(service, ENDLESS)
    assert (reply.status_code, f"longer than {TIME} seconds" in reply.text) == (500, True)
    assert time.monotonic() - began >= TIME
    assert ask(service, "ASK {}").json()["boolean"] is True


def test_long_queries_leave_room_for_quick_ones() -> None:
    """Six long ones are all that may run: two in places of their own, and four that make way when others come."""
    with ThreadPoolExecutor(6) as pool:
        with serving("--timeout", "600", "--workers", "4") as service:
            long = [pool.submit(ask, service, ENDLESS) for _ in range(6)]
            time.sleep(3)
            assert not any(one.done() for one in long)
            assert ask(service, "ASK {}").json()["boolean"] is True
            ended = [one.result() for one in long if one.done()]
        assert [(reply.status_code, reply.headers["Retry-After"]) for reply in ended] == [(503, "2")]
        # What is under way ends with the service.
        assert all(one.exception(timeout=30) is not None or not one.result().ok for one in long)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory holds on Linux")
def test_a_query_that_takes_too_much_memory_ends_alone(service: str) -> None:
    reply = ask(service, GREEDY)
    assert reply.status_code in (500, 503)
    assert ask(service, "ASK {}").json()["boolean"] is True


def test_an_answer_of_too_many_bytes_is_refused(service: str) -> None:
    query = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"
    reply = ask(service, query)
    assert (reply.status_code, "bytes" in reply.text) == (500, True)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are listed in /proc")
def test_a_client_that_goes_away_ends_its_query(service: str) -> None:
    with pytest.raises(requests.exceptions.ReadTimeout):
        requests.post(f"{service}/sparql", data={"query": ENDLESS}, timeout=2)
    until = time.monotonic() + 20
    while _busy() and time.monotonic() < until:
        time.sleep(0.2)
    assert not _busy()


def _busy() -> list[int]:
    """Workers of this process' children that have used the processor within a tenth of a second."""
    before = _ticks()
    time.sleep(0.3)
    return [process for process, used in _ticks().items() if used - before.get(process, used) > 15]


def _ticks() -> dict[int, int]:
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"anyio.to_process" in (folder / "cmdline").read_bytes():
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                found[int(folder.name)] = int(fields[11])
        except OSError:
            continue
    return found


def test_other_names_of_the_host_are_refused(service: str) -> None:
    for name, status in [("evil.example", 400), ("localhost", 200), ("127.0.0.1:80", 200)]:
        reply = requests.get(f"{service}/health", headers={"Host": name}, timeout=10)
        assert reply.status_code == status, name


def test_health(service: str) -> None:
    reply = requests.get(f"{service}/health", timeout=10).json()
    assert reply["status"] == "ok"
    assert reply["nodes"] == 146


def test_an_address_of_ipv6(tmp_path: Path) -> None:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            pass
    except OSError:
        pytest.skip("this machine has no IPv6")
    with serving("--host", "::1") as service:
        assert requests.get(f"{service}/health", timeout=10).status_code == 200


def test_a_load_while_it_serves_changes_nothing(tmp_path: Path) -> None:
    """Workers that start later open the same store as those before them."""
    folder, files = tmp_path / "graph", [tmp_path / "one.ttl", tmp_path / "other.ttl"]
    for file in files:
        file.write_text(f"<http://e.org/{file.stem}> <http://e.org/p> 1 .", encoding="utf-8")
    load(folder, files[:1])
    with serving("--store", folder, "--timeout", "2") as service:
        load(folder, files[1:])
        assert ask(service, ENDLESS.replace("?a ?b ?c", "?a ?b ?c . ?j ?k ?l . ?m ?n ?o")).status_code == 500
        for name, there in [("one", True), ("other", False)]:
            assert ask(service, f"ASK {{ <http://e.org/{name}> ?p ?o }}").json()["boolean"] is there
    with serving("--store", folder) as service:
        assert ask(service, "ASK { <http://e.org/other> ?p ?o }").json()["boolean"] is True


@pytest.mark.parametrize(
    ("options", "code", "reason"),
    [
        (["--host", "0.0.0.0"], 2, "--allow-host"),  # noqa: S104 -- refused
        (["--allow-host", "a*b"], 2, "no name of a host"),
        (["--data", "a.ttl", "--store", "b"], 2, "give one of them"),
        (["--endpoint", "http://me:secret@localhost/sparql"], 2, "http://localhost/sparql is an endpoint, a service"),
        (["--timeout", "nan"], 2, "nan is not a number of seconds"),
        (["--timeout", "inf"], 2, "inf is not a number of seconds"),
        (["--timeout", "0"], 2, "0"),
        (["--store", "nothing"], 4, "gbakg load"),
        (["--data", "nothing.ttl"], 4, "nothing.ttl"),
    ],
)
def test_what_cannot_be_served(tmp_path: Path, options: list[str], code: int, reason: str) -> None:
    command = [sys.executable, "-m", "gbakg", "serve", "--port", "0", *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, reason in done.stderr) == (code, True), done.stderr


@pytest.mark.parametrize(("options", "reason"), [([], "a service already"), (["--store", "b"], "give one of them")])
def test_an_endpoint_of_the_environment_is_not_passed_over(options: list[str], reason: str) -> None:
    """The other commands would ask it; another graph in its place would be a surprise."""
    command = [sys.executable, "-m", "gbakg", "serve", "--port", "0", *options]
    environment = {**os.environ, "GBAKG_ENDPOINT": "http://localhost:1/sparql"}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, reason in done.stderr) == (2, True), done.stderr


def test_a_port_in_use_is_told(service: str) -> None:
    port = service.rpartition(":")[2]
    command = [sys.executable, "-m", "gbakg", "serve", "--port", port]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, "--port" in done.stderr) == (4, True), done.stderr
