"""``python -m gbakg``."""

from gbakg.cli import main

if __name__ == "__main__":  # the workers of gbakg serve import this module under another name
    main(prog_name="gbakg")
