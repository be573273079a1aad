"""Processes that answer: one that takes too long is ended, and long ones never take the places of quick ones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, TypeVarTuple

from anyio import (
    BrokenWorkerProcess,
    CapacityLimiter,
    Event,
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


@dataclass(frozen=True)
class _Outcome(Generic[Answer]):
    """How a query went.

    Attributes:
        answers: what it answers, or nothing.
        error: why nothing.
    """

    answers: Sequence[Answer] = ()
    error: Exception | None = None

    def told(self) -> Answer:
        """The answer; or the error is raised."""
        if self.error:
            raise self.error
        return self.answers[0]


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
        self._ending = Event()

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
            BusyError: too many wait already, it is a long one and too many of those are under way, or the service ends.
            EndedError: it took too long, its worker broke, or nobody waits any more.
        """
        if self._quick.statistics().tasks_waiting >= self._limits.waiting:
            raise BusyError("too many queries wait; ask again in a moment.")
        place, outcomes = _Place(self._quick), list[_Outcome[Answer]]()

        async def first(ended: Awaitable[GbakgError]) -> None:
            outcomes.append(_Outcome(error=await ended))
            group.cancel_scope.cancel()

        try:
            async with create_task_group() as group:
                group.start_soon(first, _left(gone))
                group.start_soon(first, self._closed())
                async with place:
                    group.start_soon(first, self._too_long(place))
                    outcomes.append(await self._answer(function, *given))
                    group.cancel_scope.cancel()
        finally:
            self._leaving -= place.leaving
        return outcomes[0].told()

    def end(self) -> None:
        """End what runs and what waits, because the service ends."""
        self._ending.set()

    async def _answer(self, function: Callable[[*Given], Answer], *given: *Given) -> _Outcome[Answer]:
        """What a function answers or raises, in a process."""
        try:
            # Cancelled, the process is killed: no query goes on that nobody waits for.
            return _Outcome([await to_process.run_sync(function, *given, cancellable=True, limiter=self._processes)])
        except BrokenWorkerProcess:
            return _Outcome(error=EndedError("the query ended its worker, most likely by using too much memory."))
        except Exception as error:  # noqa: BLE001 -- raised where no group of tasks wraps it
            return _Outcome(error=error)

    async def _closed(self) -> GbakgError:
        await self._ending.wait()
        return BusyError("the service ends, and the query with it.")

    async def _too_long(self, place: _Place) -> GbakgError:
        """Wait until a query takes too long, or is a long one in a place that others wait for."""
        until = current_time() + self._limits.timeout
        await sleep(min(self._limits.patience, self._limits.timeout))
        while current_time() < until and not place.left:
            if place.move(self._long):
                await sleep(until - current_time())
            elif self._quick.statistics().tasks_waiting > self._leaving:
                self._leaving, place.leaving = self._leaving + 1, True
                return BusyError("this is a long query, and as many long ones as may run are under way.")
            else:
                await sleep(min(GLANCE, until - current_time()))
        return EndedError(f"the query took longer than {self._limits.timeout:g} seconds and was ended.")


async def _left(gone: Callable[[], Awaitable[None]]) -> GbakgError:
    await gone()
    return EndedError("nobody waits for the answer any more.")


class _Place:
    """Which places a query takes one of.

    Attributes:
        left: whether it has been given back.
        leaving: whether it was given up for others.
    """

    def __init__(self, places: Semaphore) -> None:
        self._places, self.left, self.leaving = places, False, False

    async def __aenter__(self) -> None:
        await self._places.acquire()

    async def __aexit__(self, *_: object) -> None:
        self._places.release()
        self.left = True

    def move(self, places: Semaphore) -> bool:
        """Take one of other places instead, if one is free."""
        try:
            places.acquire_nowait()
        except WouldBlock:
            return False
        self._places.release()
        self._places = places
        return True
