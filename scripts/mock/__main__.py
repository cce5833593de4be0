"""`python -m scripts.mock`."""

import sys

from scripts.mock.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
