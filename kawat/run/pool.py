"""The pool reads shards in processes of their own; one that dies is replaced, the report that kills it named."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic
from typing import NamedTuple

from kawat.errors import KawatError
from kawat.lake import Failure
from kawat.run.shard import Given, Read, Shard, Work, failed, join, process_one
from kawat.span import Noun

MakeRead = Callable[[], Read]
_SPAWN = multiprocessing.get_context("spawn")
_DEATHS = 2


class Crew(Noun, frozen=True, kw_only=True):
    """How a pool works: so many processes, each with a reader made there by a function that can be sent to it.

    `patience` is how many seconds one report may take before its process counts as dead.
    """

    size: int
    make_read: MakeRead
    patience: float = 600.0


class _Task:
    """A shard under way: what has come of its reports, and how often each of them was being read when a process died."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.done: dict[int, Shard] = {}
        self.deaths: dict[int, int] = {}

    def left(self) -> list[tuple[int, Given]]:
        """Return the reports that are still to be read, with their numbers."""
        return [(n, one) for n, one in enumerate(self.work.fresh) if n not in self.done]

    def result(self) -> tuple[Work, Shard]:
        """Return the shard in the order of its reports."""
        return self.work, join(self.done[n] for n in sorted(self.done))


class _Post(NamedTuple):
    """A place in the pool: its process, the line to it, and the report it is at since when."""

    process: SpawnProcess
    line: Connection
    task: _Task | None = None
    at: int | None = None
    since: float = 0.0
    ready: bool = False


def pooled(crew: Crew, works: Iterable[Work]) -> Iterator[tuple[Work, Shard]]:
    """Yield the shards as they are finished; never more than one a process and one waiting are held in memory."""
    posts = [_hire(crew) for _ in range(crew.size)]
    again = deque[_Task]()
    waiting = (_Task(work) for work in works)
    try:
        while True:
            for n in [n for n, post in enumerate(posts) if post.task is None]:
                while (task := again.popleft() if again else next(waiting, None)) is not None and not task.left():
                    yield task.result()
                if task is not None:
                    posts[n] = _give(posts[n], task)
            busy = [n for n, post in enumerate(posts) if post.task is not None]
            if not busy:
                return
            for n in _heard(posts, busy, crew.patience):
                posts[n], ended = _listen(posts[n], crew, again)
                if ended is not None:
                    yield ended.result()
    finally:
        for post in posts:
            _dismiss(post)


def _hire(crew: Crew) -> _Post:
    line, far = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(far, crew.make_read), daemon=True)
    process.start()
    far.close()
    return _Post(process, line)


def _give(post: _Post, task: _Task) -> _Post:
    """Send a shard to a process; one that is dead already is noticed when it is listened to."""
    with suppress(BrokenPipeError, ConnectionError):
        post.line.send((task.work.keep, task.left()))
    return post._replace(task=task, at=None, since=monotonic())


def _heard(posts: list[_Post], busy: list[int], patience: float) -> list[int]:
    """Return the places that have something to say, or nothing for too long."""
    lines = {id(posts[n].line): n for n in busy}
    ready = {lines[id(line)] for line in wait([posts[n].line for n in busy], timeout=min(patience, 5.0))}
    late = {n for n in busy if n not in ready and posts[n].ready and monotonic() - posts[n].since > patience}
    for n in late:
        posts[n].process.kill()
    return sorted(ready | late)


def _listen(post: _Post, crew: Crew, again: deque[_Task]) -> tuple[_Post, _Task | None]:
    """Take what a process says, and return its place as it is then, with the shard when that is finished."""
    assert post.task is not None
    try:
        number, shard = post.line.recv()
    except (EOFError, ConnectionError):
        if not post.ready:
            raise KawatError("--workers", "a process of the pool cannot begin", "use --workers 1 to see why") from None
        ended = _bury(post, again)
        return _hire(crew), ended
    if number is None:
        return post._replace(ready=True, since=monotonic()), None
    if shard is None:
        return post._replace(at=number, since=monotonic()), None
    post.task.done[number] = shard
    if post.task.left():
        return post._replace(at=None, since=monotonic()), None
    return post._replace(task=None, at=None), post.task


def _bury(post: _Post, again: deque[_Task]) -> _Task | None:
    """Note at which report a process died: the rest of its shard is done again, the report itself only once more."""
    task = post.task
    assert task is not None
    post.process.join()
    post.line.close()
    at = task.left()[0][0] if post.at is None else post.at
    task.deaths[at] = task.deaths.get(at, 0) + 1
    if task.deaths[at] >= _DEATHS:
        place = task.work.fresh[at].report.origin.place
        task.done[at] = failed(_killed(place, post.process.exitcode))
    if not task.left():
        return task
    again.append(task)
    return None


def _killed(place: str, code: int | None) -> Failure:
    how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    cause = f"the process that read it died {_DEATHS} times ({how})"
    return Failure(place=place, subject=place, cause=cause, step="please report this with the input")


def _dismiss(post: _Post) -> None:
    post.process.kill()
    post.process.join()
    post.line.close()


def _serve(line: Connection, make_read: MakeRead) -> None:
    """Read reports one by one, saying before each which it is and after each what came of it; ends with the driver."""
    read = make_read()
    try:
        line.send((None, None))
        while True:
            keep, given = line.recv()
            for number, one in given:
                line.send((number, None))
                line.send((number, process_one(one, read, keep)))
    except (EOFError, BrokenPipeError, ConnectionError, KeyboardInterrupt):
        return
