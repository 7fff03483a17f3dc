"""The ways in which Kawat refuses an input, each saying the subject, the cause and the next step in one line."""


class KawatError(Exception):
    """A refusal with its subject (a file, a line, an option), the cause and what the user can do next."""

    def __init__(self, subject: str, cause: str, step: str) -> None:
        super().__init__(subject, cause, step)
        self.subject = subject
        self.cause = cause
        self.step = step

    def __str__(self) -> str:
        return " ".join(f"{self.subject}: {self.cause}; {self.step}".split())


class Unreadable(KawatError):
    """An input at the door holds no report that can be read."""


class TooLarge(KawatError):
    """An input at the door is larger than the limit for one report."""


class Unreachable(KawatError):
    """A page could not be fetched, or may not be; `status` is the server's answer where there was one."""

    status: int | None = None


class Gated(KawatError):
    """A report that the gate does not let in, since nothing in it is diplomatic."""


class BadDate(KawatError):
    """A date that the user gave cannot be understood."""


class BadId(KawatError):
    """An actor id does not follow the id grammar."""


class BadRegistry(KawatError):
    """A row of the registry is broken."""


class BadLake(KawatError):
    """A folder is not a lake, or is one of another protocol."""


class BadGold(KawatError):
    """A line of gold or of an evaluation file cannot be read."""


class BelowFloor(KawatError):
    """A measured score has fallen under its pinned floor."""


class Missing(KawatError):
    """An optional package is needed for this input and is not installed."""


class BadPack(KawatError):
    """A model pack is missing, cut short, or not for this version."""
