"""The room of the corpus: passages typed in the notation of kawat.notation are checked, counted, drawn and exported."""

from kawat.corpus.check import Fault, check_folder, check_passage

__all__ = ["Fault", "check_folder", "check_passage"]
