"""The commands of `kawat`: each a plain function that `kawat.cli` names and imports when it is asked for."""
