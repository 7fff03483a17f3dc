"""The commands of `kawat`: each a plain function that `kawat.cli` registers."""
