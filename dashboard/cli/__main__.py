"""`python -m dashboard.cli`."""

import sys

from dashboard.cli.command import main

if __name__ == "__main__":  # a process that makes briefings imports this module once more
    sys.exit(main())
