"""Processes that answer: one that takes too long is ended, and long ones never take the places of quick ones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar, TypeVarTuple

from anyio import (
    BrokenWorkerProcess,
    CapacityLimiter,
    Semaphore,
    WouldBlock,
    create_task_group,
    current_time,
    sleep,
    sleep_forever,
    to_process,
)

from gbakg.errors import GbakgError
from gbakg.serve.limits import Limits

GLANCE = 0.1
"""Seconds between two looks at who waits."""

Given = TypeVarTuple("Given")
Answer = TypeVar("Answer")


class BusyError(GbakgError):
    """No worker is free; the same query may be answered later."""


class EndedError(GbakgError):
    """A query was ended before it had answered."""


class Workers:
    """Runs functions in processes of their own.

    Every query begins in a place for quick ones. Once it has been there for :attr:`Limits.patience` seconds, it moves
    to a place for long ones. Where none is free it stays until somebody waits for its place, and then it is ended: so
    a quick query always finds a place.
    """

    def __init__(self, limits: Limits) -> None:
        long = max(1, limits.workers // 2)
        self._limits = limits
        self._quick = Semaphore(limits.workers)
        self._long = Semaphore(long)
        self._leaving = 0  # places that are about to become free: ending a process takes a while
        self._processes = CapacityLimiter(limits.workers + long)

    async def run(
        self,
        function: Callable[[*Given], Answer],
        *given: *Given,
        gone: Callable[[], Awaitable[None]] = sleep_forever,
    ) -> Answer:
        """What a function answers; it and its arguments go to the worker by pickle.

        Args:
            function: of a module, so that the worker can import it.
            given: its arguments.
            gone: returns when nobody waits for the answer any more.

        Raises:
            BusyError: too many wait already, or it is a long one and too many of those are under way.
            EndedError: it took too long, its worker broke, or nobody waits any more.
        """
        if self._quick.statistics().tasks_waiting >= self._limits.waiting:
            raise BusyError("too many queries wait; ask again in a moment.")
        job: _Job[Answer] = _Job(_Place(self._quick))
        async with create_task_group() as group:

            async def watch(ended: Awaitable[GbakgError]) -> None:
                error = await ended
                if not job.answers:
                    job.error = error
                group.cancel_scope.cancel()

            group.start_soon(watch, _left(gone))
            async with job.place:
                group.start_soon(watch, self._too_long(job.place))
                try:
                    # Cancelled, the process is killed: no query goes on that nobody waits for.
                    job.answers.append(
                        await to_process.run_sync(function, *given, cancellable=True, limiter=self._processes)
                    )
                except BrokenWorkerProcess:
                    job.error = EndedError("the query ended its worker, most likely by using too much memory.")
                group.cancel_scope.cancel()
        self._leaving -= isinstance(job.error, BusyError)
        if job.error:
            raise job.error
        return job.answers[0]

    async def _too_long(self, place: _Place) -> GbakgError:
        """Wait until a query takes too long, or is a long one in a place that others wait for."""
        until = current_time() + self._limits.timeout
        await sleep(min(self._limits.patience, self._limits.timeout))
        while current_time() < until:
            if place.move(self._long):
                await sleep(until - current_time())
            elif self._quick.statistics().tasks_waiting > self._leaving:
                self._leaving += 1
                return BusyError("this is a long query, and as many long ones as may run are under way.")
            else:
                await sleep(min(GLANCE, until - current_time()))
        return EndedError(f"the query took longer than {self._limits.timeout:g} seconds and was ended.")


async def _left(gone: Callable[[], Awaitable[None]]) -> GbakgError:
    await gone()
    return EndedError("nobody waits for the answer any more.")


@dataclass
class _Job(Generic[Answer]):
    """What comes of one query: an answer, or an error."""

    place: _Place
    answers: list[Answer] = field(default_factory=list)
    error: GbakgError | None = None


class _Place:
    """Which places a query takes one of."""

    def __init__(self, places: Semaphore) -> None:
        self._places = places

    async def __aenter__(self) -> None:
        await self._places.acquire()

    async def __aexit__(self, *_: object) -> None:
        self._places.release()

    def move(self, places: Semaphore) -> bool:
        """Take one of other places instead, if one is free."""
        try:
            places.acquire_nowait()
        except WouldBlock:
            return False
        self._places.release()
        self._places = places
        return True
