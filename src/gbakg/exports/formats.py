"""The formats a network can leave in; the command line's choices and the contract tests read this table."""

from __future__ import annotations

from gbakg.exports.graphml import graphml

FORMATS = {"graphml": graphml}
"""Name of a format to its writer, from :class:`gbakg.networks.Network` to text."""
