"""``python -m gbakg``."""

from gbakg.cli import main

main(prog_name="gbakg")
