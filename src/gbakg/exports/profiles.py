"""Build profiles as text: RDF in any of its formats, FollowTheMoney entities, QuickStatements commands."""

from __future__ import annotations

from gbakg.errors import UsageError
from gbakg.exports.ftm import entities
from gbakg.exports.jsonld import document
from gbakg.exports.quickstatements import commands
from gbakg.exports.results import GRAPHS, in_order, write
from gbakg.profiles import PROFILES
from gbakg.sources import Table, Triples


def write_profile(name: str, answer: Triples | Table, form: str | None = None) -> str:
    """The answer of :func:`gbakg.profiles.profile` as text.

    Args:
        name: the profile's name.
        answer: its facts.
        form: for a profile of triples a key of :data:`gbakg.exports.results.GRAPHS`, Turtle if None; the other profiles
            have one form each.

    Returns:
        Text in which the same graph gives the same bytes; empty where a profile finds nothing to say in lines.

    Raises:
        UsageError: the profile is not written in that format.
    """
    profile = PROFILES[name]
    if profile.form == "triples":
        if form is not None and form not in GRAPHS:
            raise UsageError(f"profile {name} is a graph; choose one of {', '.join(GRAPHS)} instead of {form}.")
        if form == "jsonld" and isinstance(answer, Triples):
            return "".join(document(in_order(answer.triples), profile.prefixes))
        return write(answer, form or "turtle", profile.prefixes)
    if form is not None:
        raise UsageError(f"profile {name} has a format of its own; leave {form} out.")
    return entities(answer) if isinstance(answer, Triples) else commands(answer)
