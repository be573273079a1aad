"""The server: what it takes of HTTP, and how it ends."""

from __future__ import annotations

import asyncio
import socket
from types import FrameType

import uvicorn

from gbakg.serve.app import Service, app
from gbakg.serve.limits import MEBI

GRACE = 5
"""Seconds that queries may go on once the server ends; then they are ended."""

LINE = 8 * MEBI
"""Bytes of an address and headers that are read at all: more than the service takes, so that it can say so."""


class Server(uvicorn.Server):
    """Answers until it is interrupted; who still waits then is told that the service ends."""

    def __init__(self, service: Service, hosts: tuple[str, ...]) -> None:
        """Take what answers, and the names under which it may be called."""
        super().__init__(
            uvicorn.Config(
                app(service, hosts),
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=2 * GRACE,
                http="h11",
                h11_max_incomplete_event_size=LINE,
            )
        )
        self._service = service

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Wait for what is under way, but not longer than :data:`GRACE`."""
        asyncio.get_running_loop().call_later(GRACE, self._service.end)
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End when interrupted; interrupted once more, wait no longer."""
        if self.should_exit:
            self._service.end()
        else:
            super().handle_exit(sig, frame)
