"""How the reading model is made, in numbered steps; the only importer of torch. See train/README.md."""
