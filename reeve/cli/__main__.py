"""`python -m reeve.cli`."""

from reeve.cli import main

main()
