"""The service by address: which request is answered by what."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar, TypeVarTuple
from urllib.parse import quote

from pyoxigraph import NamedNode
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from gbakg import __version__
from gbakg.serve import pages
from gbakg.serve.console import console
from gbakg.serve.description import description
from gbakg.serve.limits import Limits
from gbakg.serve.media import GRAPHS, chosen, typed, wants_page
from gbakg.serve.protocol import RequestError, asked, expect_fitting
from gbakg.serve.reading import Reply, answer, failure
from gbakg.serve.served import Served
from gbakg.serve.workers import BusyError, EndedError, Workers
from gbakg.sources.stored import StoredSource
from gbakg.vocabulary import ID

SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Vary": "Accept"}
"""On every reply of a handler."""

DRAWING = 600
"""Seconds that drawing the network page may take; it is drawn once."""

Given = TypeVarTuple("Given")
Answer = TypeVar("Answer")
Handler = Callable[[Request], Awaitable[Response]]


class Service:
    """Answers requests, by workers."""

    def __init__(self, source: StoredSource, language: str, limits: Limits, *, shipped: bool) -> None:
        """Serve a store; it is held open, so that a later load leaves it in place.

        Args:
            source: the store.
            language: ``zh`` or ``en``, which of the two stands first on pages.
            limits: what a query may take.
            shipped: whether it is the graph that comes with the program.
        """
        self._source = source
        self.served = Served(source.where, source.origin, language, shipped, limits)
        self._workers = Workers(limits)
        self._drawing = Workers(Limits(timeout=DRAWING, patience=DRAWING, workers=2))
        self._network: asyncio.Task[Reply] | None = None

    async def sparql(self, request: Request) -> Response:
        """The SPARQL 1.1 Protocol; without a query the service's description, and for a browser the console."""
        accept = _accept(request)
        reading = request.method != "POST"
        if reading and wants_page(accept) and "format" not in request.query_params:
            return _response(await self._run(request, console, self.served))
        wanted, address = await asked(request, self.served.limits.request), str(request.url.replace(query=""))
        if wanted.query is None:
            media = chosen(accept, GRAPHS)
            number = await self._run(request, pages.triples, self.served)
            return _response(Reply(200, media, description(address, number, media)))
        return _response(await self._run(request, answer, self.served, wanted, accept, address))

    async def thing(self, request: Request) -> Response:
        """A thing; from its IRI one is sent on to a document, https://www.w3.org/TR/cooluris/#r303uri."""
        name: str = request.path_params["name"]
        stem, _, ending = name.rpartition(".")
        if not _named(stem or name):
            raise RequestError(404, "there is no such thing.")
        if stem and ending in pages.ENDINGS:
            return _response(await self._run(request, pages.thing, self.served, stem, ending))
        home, ending = await self._run(request, pages.home, self.served, name), _ending(request)
        place = f"#{quote(name)}" if home != name and ending == "html" else ""
        _, _, asked_for = request.scope["raw_path"].partition(b"/id/")
        up = "../" * asked_for.count(b"/")  # where a name has a slash in it
        return _elsewhere(f"{up}{quote(home, safe='')}.{ending}{place}")

    async def ontology(self, request: Request) -> Response:
        """The ontology, likewise; JSON-LD is not offered."""
        _, _, ending = request.url.path.rpartition(".")
        if ending not in pages.ENDINGS:
            return _elsewhere(f"ontology.{'html' if _ending(request) == 'html' else 'ttl'}")
        return _response(await self._run(request, pages.ontology, self.served, ending))

    async def network(self, _request: Request) -> Response:
        """The network page, drawn at the start; where that failed, once more."""
        drawing = self._network
        if drawing is None or (drawing.done() and drawing.exception()):
            drawing = self.draw()
        # Shielded: who goes away while it is drawn does not end it for the others.
        return _response(await asyncio.shield(drawing))

    def draw(self) -> asyncio.Task[Reply]:
        """Begin to draw the network page."""
        self._network = asyncio.create_task(self._drawing.run(pages.network, self.served))
        # Who asks for the page is told why there is none; where nobody does, asyncio would log it.
        self._network.add_done_callback(lambda drawing: drawing.cancelled() or drawing.exception())
        return self._network

    def end(self) -> None:
        """End whatever is still asked or drawn."""
        self._workers.end()
        self._drawing.end()

    @asynccontextmanager
    async def living(self, _: Starlette) -> AsyncIterator[None]:
        """Begin with the first worker and with the page, so that the first request need not wait for them."""
        await self._workers.run(pages.nodes, self.served)
        self.draw()
        yield
        if self._network:
            self._network.cancel()

    async def health(self, request: Request) -> Response:
        """Whether a worker answers."""
        number = await self._run(request, pages.nodes, self.served)
        return JSONResponse({"status": "ok", "version": __version__, "nodes": number}, headers=SAFE)

    async def _run(self, request: Request, function: Callable[[*Given], Answer], *given: *Given) -> Answer:
        """What a worker answers; when the client goes away the worker is ended."""

        async def gone() -> None:
            while (await request.receive())["type"] != "http.disconnect":
                pass

        return await self._workers.run(function, *given, gone=gone)


def _ending(request: Request) -> str:
    """Which document about a thing a client likes best; a page for one that takes any."""
    media = chosen(_accept(request), tuple(reversed(pages.ENDINGS.values())))
    return next(ending for ending, known in pages.ENDINGS.items() if known == media)


def _named(name: str) -> bool:
    """Whether a name can be that of a thing: it makes an IRI, and begins with no dot."""
    try:
        NamedNode(ID + name)
    except ValueError:
        return False
    return bool(name) and not name.startswith(".")


def _accept(request: Request) -> str:
    """What the client accepts; a header that comes several times is one list (RFC 9110, section 5.3)."""
    return ", ".join(request.headers.getlist("accept"))


def _elsewhere(link: str) -> Response:
    """On to another address, told from this one: so it is right behind any web server."""
    return RedirectResponse(link, 303, headers=SAFE)


def _response(reply: Reply, **headers: str) -> Response:
    return Response(reply.body, reply.status, {**SAFE, "Content-Type": typed(reply.media), **headers})


def _guarded(handler: Handler, most: int) -> Handler:
    """A handler whose errors become replies (section 2.1.7 of the protocol: 500 for a query that is refused).

    Args:
        handler: what answers.
        most: bytes that an address may have.
    """

    async def guarded(request: Request) -> Response:
        try:
            expect_fitting(request, most)
            return await handler(request)
        except RequestError as error:
            return _response(failure(error.status, str(error)))
        except BusyError as error:
            return _response(failure(503, str(error)), **{"Retry-After": "2"})
        except EndedError as error:
            return _response(failure(500, str(error)))
        except ClientDisconnect:
            return _response(failure(499, "the client has gone."))

    return guarded


async def _index(_request: Request) -> Response:
    return _elsewhere("sparql")


def app(service: Service, hosts: tuple[str, ...]) -> Starlette:
    """The service as an ASGI application.

    Args:
        service: what answers.
        hosts: names under which it may be called; a request to any other is refused, so that no page elsewhere can
            reach it by a name of its own (DNS rebinding).
    """
    handlers: dict[str, Handler] = {
        "/": service.network,
        "/network.html": service.network,
        "/index.html": _index,
        "/id/{name:path}": service.thing,
        "/ontology": service.ontology,
        "/ontology.html": service.ontology,
        "/ontology.ttl": service.ontology,
        "/health": service.health,
    }
    most = service.served.limits.request
    return Starlette(
        routes=[
            Route("/sparql", _guarded(service.sparql, most), methods=["GET", "POST"]),
            *(Route(path, _guarded(handler, most), methods=["GET"]) for path, handler in handlers.items()),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)],
        lifespan=service.living,
    )
