"""However the service ends, it ends quietly and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from gbakg.serve.server import GRACE
from tests.processes import ended
from tests.serve.service import ENDLESS

COMMAND = [sys.executable, "-m", "gbakg", "serve", "--port", "0"]


@pytest.mark.skipif(sys.platform != "linux", reason="a worker is told of the service's end on Linux")
def test_no_worker_outlives_a_service_that_is_killed(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(COMMAND, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stderr is not None
        service = server.stderr.readline().split()[0]
        with pytest.raises(requests.exceptions.ReadTimeout):
            requests.post(f"{service}sparql", data={"query": ENDLESS}, timeout=1)
        children = _children(server.pid)
        assert children
        server.kill()
    until = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def _children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise there")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_leaves_nothing_behind(tmp_path: Path, how: signal.Signals) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(COMMAND, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stderr is not None
        assert server.stderr.readline().startswith("http://127.0.0.1:")
        assert list(tmp_path.glob("gbakg-*"))
        server.send_signal(how)
        assert server.wait(20) == 0
    assert not list(tmp_path.glob("gbakg-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise there")
@pytest.mark.parametrize(("how", "times"), [(signal.SIGTERM, 1), (signal.SIGINT, 1), (signal.SIGINT, 2)])
def test_queries_under_way_are_told(how: signal.Signals, times: int) -> None:
    """They have some seconds left, unless it is interrupted once more; nothing is logged of them."""
    with (
        subprocess.Popen(COMMAND, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True) as server,
        ended(server),
        ThreadPoolExecutor(2) as pool,
    ):
        assert server.stderr is not None
        service = server.stderr.readline().split()[0]
        asked = [pool.submit(requests.post, f"{service}sparql", data={"query": ENDLESS}, timeout=60) for _ in range(2)]
        time.sleep(2)
        began = time.monotonic()
        for _ in range(times):
            os.killpg(server.pid, how) if how == signal.SIGINT else server.send_signal(how)  # as a terminal does
            time.sleep(0.5)
        assert server.wait(20) == 0
        assert (time.monotonic() - began > GRACE) is (times == 1)
        assert server.stderr.read() == ""
    replies = [one.result() for one in asked]
    assert [reply.status_code for reply in replies] == [503, 503]
    assert all("the service ends" in reply.text for reply in replies)
