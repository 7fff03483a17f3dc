"""`python -m kawat` is the command line."""

from kawat.cli import main

main()
