"""The command line: options, streams, exit codes. No logic."""

from __future__ import annotations

from gbakg.cli.group import main

__all__ = ["main"]
