"""`python -m pingshun_screen`."""

from __future__ import annotations

import sys

from pingshun_screen.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
