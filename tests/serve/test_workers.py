"""Places are given back, whatever comes first: the answer, the time, or somebody who waits."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from anyio import to_process

from gbakg.serve.limits import Limits
from gbakg.serve.workers import BusyError, EndedError, Workers

LIMITS = Limits(timeout=0.06, patience=0.02, workers=4, waiting=1000)


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that sleep, within this process, for as long as they are told."""

    async def run_sync(_: Callable[[float], None], seconds: float, **__: object) -> str:
        await anyio.sleep(max(0, seconds))
        if seconds < 0:
            raise ZeroDivisionError
        return "answer"

    monkeypatch.setattr(to_process, "run_sync", run_sync)


async def _all(seconds: list[float]) -> tuple[list[object], Workers]:
    workers, found = Workers(LIMITS), list[object]()

    async def one(duration: float) -> None:
        try:
            found.append(await workers.run(anyio.sleep, duration))
        except (BusyError, EndedError, ZeroDivisionError) as error:
            found.append(type(error))

    async with anyio.create_task_group() as group:
        for duration in seconds:
            group.start_soon(one, duration)
    return found, workers


def _run(seconds: list[float]) -> tuple[list[object], Workers]:
    """In a thread of its own: a browser of other tests may have an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, _all, seconds).result()


@pytest.mark.usefixtures("answering")
@pytest.mark.parametrize("usual", [0.02, 0.06, 0.0, -1.0])
def test_places_are_given_back(usual: float) -> None:
    """Answers that come just when patience or time ends, at once, or never, among others of all lengths."""
    dice = random.Random(1)  # noqa: S311 -- the same lengths each time are what is wanted
    seconds = [usual if dice.random() < 0.5 else dice.uniform(0, 0.08) for _ in range(300)]
    found, workers = _run(seconds)
    assert len(found) == len(seconds)
    assert set(found) - {"answer", BusyError, EndedError} == ({ZeroDivisionError} if usual < 0 else set())
    assert (workers._quick.value, workers._long.value, workers._leaving) == (4, 2, 0)


@pytest.mark.usefixtures("answering")
def test_who_waits_too_long_is_turned_away() -> None:
    found, _ = _run([1.0] * 8)
    assert found.count(BusyError) + found.count(EndedError) == 8
    assert found.count(EndedError) >= 2
