"""Requests to a SPARQL service: repeated where it is busy, with credentials where it asks for them, refusals told.

A request is repeated where the service says that it is busy, never where it says that it is wrong. Credentials are a
header of the caller's, or come from ``~/.netrc``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from gbakg.errors import EndpointError, QueryError

if TYPE_CHECKING:
    import requests

TIMEOUT = 60.0
"""Seconds without a sign of life after which a service counts as not answering."""

RETRIES = 3
"""How often a request is repeated, with growing pauses, where the service is busy."""

PAUSE = 0.5
"""Seconds: the second repetition waits twice as long, each further one twice as long as the one before."""

BUSY = (429, 502, 503, 504)
"""Status codes that promise something of another try, https://www.rfc-editor.org/rfc/rfc9110#section-15."""

TOLD = 400
"""Characters of a service's own words that an error repeats."""


def request(
    method: str,
    url: str,
    headers: Mapping[str, str],
    timeout: float,
    *,
    params: Mapping[str, str] | None = None,
    data: Mapping[str, str | list[str]] | IO[bytes] | None = None,
) -> requests.Response:
    """Send one request; give its reply where that is an answer.

    Args:
        method: of HTTP.
        url: where to; parameters that stand in it are kept.
        headers: sent with it.
        timeout: in seconds, for connecting and between any two signs of life.
        params: put behind the address.
        data: a form's fields, or a body that can be rewound.

    Raises:
        QueryError: the service finds the query wrong (400).
        EndpointError: it cannot be reached, or refuses.
    """
    import requests

    name = shown(url)
    try:
        with _session() as session:
            send = partial(session.request, method, url, params=params, data=data, headers=headers, timeout=timeout)
            reply = _answered(send, data)
    except requests.Timeout as error:
        raise EndpointError(f"{name} gives no sign of life. Is it busy? --timeout sets how long to wait.") from error
    except (requests.RequestException, UnicodeError) as error:  # the latter for a name that no host can have
        raise EndpointError(f"{name} cannot be reached: {_short(str(error).replace(url, name))}") from error
    _expect_answer(name, reply)
    return reply


def _answered(
    send: Callable[..., requests.Response], data: Mapping[str, str | list[str]] | IO[bytes] | None
) -> requests.Response:
    """The reply to a request, which is sent once more where it is to prove by digest who sends it."""
    reply = send()
    digest = _digest(reply)
    if digest is None:
        return reply
    if data is not None and not isinstance(data, Mapping):
        data.seek(0)
    return send(auth=digest)


def shown(url: str) -> str:
    """An address as messages and pages may tell it: without user, password and parameters.

    >>> shown("https://me:secret@example.org/sparql?key=1")
    'https://example.org/sparql'
    """
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _session() -> requests.Session:
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    session = requests.Session()
    again = Retry(
        RETRIES,
        connect=0,
        read=False,  # 0 would hide from requests that it was a timeout
        backoff_factor=PAUSE,
        status_forcelist=BUSY,
        allowed_methods=None,
        raise_on_status=False,
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=again))
    session.headers["User-Agent"] = "gbakg"
    return session


def _digest(reply: requests.Response) -> requests.auth.AuthBase | None:
    """What answers a challenge by digest, https://www.rfc-editor.org/rfc/rfc7616.

    By itself requests sends what it finds in ``~/.netrc`` as Basic. Virtuoso refuses that without a word of what it
    wants (https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 asks for one), and tells only who sends nothing, as
    digest does in its first request.
    """
    from requests.auth import HTTPDigestAuth
    from requests.utils import get_netrc_auth

    asked = reply.headers.get("WWW-Authenticate", "digest").lower()
    if reply.status_code != 401 or "digest" not in asked:
        return None
    known = get_netrc_auth(reply.url)
    return HTTPDigestAuth(*known) if known else None


def _expect_answer(url: str, reply: requests.Response) -> None:
    """Raise what a reply that is no answer means."""
    if reply.ok:
        return
    said = _short(reply.text)
    if reply.status_code == 400:
        raise QueryError(f"{url} refuses the query: {said}")
    if reply.status_code in (401, 403):
        raise EndpointError(
            f"{url} asks who you are ({reply.status_code} {reply.reason}). Give --header 'Authorization: …', or an "
            "entry in ~/.netrc."
        )
    if reply.status_code in BUSY:
        raise EndpointError(f"{url} is busy ({reply.status_code} {reply.reason}), also when asked again: {said}")
    raise EndpointError(f"{url} answers {reply.status_code} {reply.reason}: {said}")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= TOLD else f"{words[:TOLD]} …"
