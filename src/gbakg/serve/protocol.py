"""What a request asks, by the SPARQL 1.1 Protocol, https://www.w3.org/TR/sparql11-protocol/#query-operation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from gbakg.errors import GbakgError

if TYPE_CHECKING:
    from starlette.requests import Request

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATES = "application/sparql-update"

HEADERS = 1 << 16
"""Bytes that the headers of a request may have together."""


class RequestError(GbakgError):
    """A request that the protocol, or this service, does not know.

    Attributes:
        status: of HTTP.
    """

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


@dataclass(frozen=True)
class Asked:
    """A query with the data set that it is asked of (section 2.1.4).

    Attributes:
        query: SPARQL; None where nothing is asked.
        default: IRIs of graphs that are together the default graph.
        named: IRIs of the named graphs.
        format: a name of :data:`gbakg.serve.media.NAMES`, for programs that send no header; empty for none.
    """

    query: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    format: str = ""


def expect_fitting(request: Request, most: int) -> None:
    """Refuse a request whose address or whose headers are too long.

    Args:
        request: of any page.
        most: bytes that its address may have: as many as its body, because both carry a query.

    Raises:
        RequestError: 414 (RFC 9110, section 15.5.15) or 431 (RFC 6585, section 5).
    """
    if len(request.scope["raw_path"]) + len(request.scope["query_string"]) > most:
        raise RequestError(414, f"the address has more than {most} bytes; send a query by POST, and a shorter one.")
    if sum(len(name) + len(value) for name, value in request.headers.raw) > HEADERS:
        raise RequestError(431, f"the headers have more than {HEADERS} bytes.")


async def asked(request: Request, most: int) -> Asked:
    """What a request asks: by GET, by POST as a form, or by POST directly.

    Args:
        request: at the address of the service.
        most: bytes that its body may have.

    Raises:
        RequestError: it is none of these, or not whole.
    """
    given = _pairs(request.scope["query_string"])
    if request.method == "POST":
        kind, _, rest = request.headers.get("content-type", "").partition(";")
        kind = kind.strip().lower()
        if kind not in (FORM, DIRECT):
            what = "this service is read-only" if kind == UPDATES else f"a query comes as {DIRECT} or {FORM}"
            raise RequestError(415, f"{what}; not as {kind or 'a body without a Content-Type'}.")
        if "content-encoding" in request.headers:
            raise RequestError(415, "a query comes as it is, without a Content-Encoding.")
        body = await _body(request, most)
        if kind == FORM:
            given += _pairs(body)
        elif any(name == "query" for name, _ in given):
            raise RequestError(400, "the query stands both in the address and in the body; give it once.")
        else:
            given.append(("query", _text(body, _charset(rest))))
    return _asked(given, needed=request.method == "POST")


def _asked(given: list[tuple[str, str]], *, needed: bool) -> Asked:
    queries = [value for name, value in given if name == "query"]
    if any(name == "update" for name, _ in given):
        raise RequestError(400, "this service is read-only; it takes no update.")
    if len(queries) > 1:
        raise RequestError(400, "there are several queries; give one.")
    if needed and not queries:
        raise RequestError(400, "there is no parameter 'query'.")
    return Asked(
        queries[0] if queries else None,
        tuple(value for name, value in given if name == "default-graph-uri"),
        tuple(value for name, value in given if name == "named-graph-uri"),
        next((value for name, value in given if name == "format"), ""),
    )


async def _body(request: Request, most: int) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise RequestError(413, f"the request has more than {most} bytes.")
    return body


def _pairs(form: bytes) -> list[tuple[str, str]]:
    """Names and values, https://url.spec.whatwg.org/#urlencoded-parsing, but what is no UTF-8 is refused."""
    try:
        return parse_qsl(form.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict")
    except ValueError as error:
        raise RequestError(400, f"the parameters are not encoded as UTF-8 with percent signs: {error}") from error


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"')
    return "utf-8"


def _text(body: bytes, charset: str) -> str:
    if charset.lower().replace("_", "-") not in ("utf-8", "utf8", "us-ascii"):
        raise RequestError(415, f"a query comes in UTF-8, not in {charset} (section 2.1.3).")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(400, f"the query is not in UTF-8: {error}") from error
