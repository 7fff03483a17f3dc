"""The model room: a text becomes signs, labelled spans and links; the only importer of onnxruntime, and pieces never leave it."""

from kawat.model.model import Model
from kawat.model.pack import Pack, shipped

__all__ = ["Model", "Pack", "shipped"]
