"""The load test of the pages: `python -m tests.serve.load LAKE [--seconds 60]`, over a lake made by `tests.serve.large`.

It prints a line a page: how many questions it asks, what the server's CPU was beside that of its questions asked bare of the same
engine (95th percentile), and what is transferred; then how a mixed load went on loopback while runs were committed beside it.
"""

import argparse
import asyncio
import gzip
import socket
import statistics
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec

from kawat.lake import Lake, open_lake
from kawat.serve.app import Settings, make_app
from kawat.serve.ask import Asker, used_in
from kawat.serve.service import Service
from tests.serve.made import pour, records

TIMES = 7
Asked = list[tuple[str, dict[str, object]]]


def ask(app: Any, path: str) -> tuple[int, bytes]:
    """Return status and body of a page, asked of the application without a server."""
    parts: list[bytes] = []
    status = 0
    plain, _, query = path.partition("?")
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": plain,
        "raw_path": plain.encode(),
        "query_string": query.encode(),
        "scheme": "http",
    }
    scope |= {
        "headers": [(b"host", b"127.0.0.1"), (b"accept", b"text/html")],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1),
    }
    scope |= {"asgi": {"version": "3.0"}, "http_version": "1.1", "root_path": ""}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)
        parts.append(message.get("body", b""))

    asyncio.run(app(scope, receive, send))
    return status, b"".join(parts)


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that all threads of this process spend on something."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(app: Any, service: Service, path: str) -> tuple[int, float, float, float]:
    """Return a page's questions, and the 95th percentiles of its CPU, of that of its bare questions, and of their ratio."""
    whole, bare, count = [], [], 0
    for _ in range(TIMES):
        asked: Asked = []
        service.forget()
        with mock.patch.object(Asker, "stream", _noting(asked)):
            whole.append(cpu(lambda: ask(app, path)))
        bare.append(cpu(lambda: _bare(service, asked)))  # noqa: B023
        count = len(asked)
    ratios = [one / max(other, 1e-4) for one, other in zip(whole, bare, strict=True)]
    return count, _p95(whole), _p95(bare), _p95(ratios)


def _noting(asked: Asked) -> Any:
    """Return `Asker.stream` that also notes what it was asked."""
    real = Asker.stream

    def stream(self: Asker, query: str, given: Any = None) -> Any:
        asked.append((query, used_in(query, given or {})))
        return real(self, query, given)

    return stream


def _bare(service: Service, asked: Asked) -> None:
    with service.desk.reading() as sight:
        for query, given in asked:
            sight.execute(query, given).fetchall()


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def paths_of(service: Service) -> list[str]:
    """Return an address of each page that this lake has something for."""
    with service.desk.reading() as sight:
        found = Asker(sight)
        a, b = next(
            (row["a"], row["b"]) for row in found.rows("SELECT a, b FROM dyads GROUP BY ALL ORDER BY count(*) DESC LIMIT 1")
        )
        person = found.value("SELECT id FROM names WHERE attested AND is_person(id) ORDER BY reports DESC LIMIT 1")
        report = found.value("SELECT id FROM reports WHERE latest ORDER BY s DESC LIMIT 1")
    pages = [
        "/",
        f"/dyad?a={a}&b={b}",
        f"/actor?id={a}",
        f"/actor?id={person}",
        f"/report/{report}",
        "/review",
        "/search?q=menlu",
    ]
    return [
        *pages,
        "/events",
        f"/events?who={a}&type=CONSULT",
        "/statements",
        "/reports",
        f"/feed/events?a={a}&b={b}",
        "/api/events?limit=100",
    ]


def mixed(lake: Lake, app: Any, paths: list[str], seconds: float) -> Counter[str]:
    """Read pages for a while, four readers at once, while runs of five reports are committed; return what came of it."""
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    over, outcome = time.monotonic() + seconds, Counter[str]()
    readers = [
        threading.Thread(target=_read, args=(f"http://127.0.0.1:{port}", paths[n:] + paths[:n], over, outcome)) for n in range(4)
    ]
    for reader in readers:
        reader.start()
    while time.monotonic() < over:
        _commit(lake, outcome["runs committed"])
        outcome["runs committed"] += 1
        time.sleep(2)
    for reader in readers:
        reader.join()
    server.should_exit = True
    return outcome


def _read(home: str, paths: list[str], over: float, outcome: Counter[str]) -> None:
    """Read pages in turn; in between, the counts of the home page have to be those of whole runs."""
    base: tuple[int, int] | None = None
    while time.monotonic() < over:
        for path in paths:
            try:
                with urllib.request.urlopen(home + path, timeout=300) as answer:
                    answer.read()
                with urllib.request.urlopen(f"{home}/api/home", timeout=300) as answer:
                    counts = msgspec.json.decode(answer.read())["counts"]
                now = (counts["report"], counts["event"])
                base = base or now
                outcome["torn" if (now[0] - base[0]) * 6 != (now[1] - base[1]) * 5 else "read"] += 1
            except (urllib.error.URLError, OSError) as fault:
                outcome[f"error {fault}"] += 1
            if time.monotonic() >= over:
                return


def _commit(lake: Lake, number: int) -> None:
    """Commit a run of five reports with six events in all, under texts that were not there before."""
    held = []
    for name, record in records().items():
        if name not in ("old", "harm"):
            text = f"{record.report.text} Run {number}, {name}, {time.time_ns()}."
            report = msgspec.structs.replace(record.report, text=text, url=None, id=f"{time.time_ns():064x}")
            held.append(msgspec.structs.replace(record, report=report))
    extra = msgspec.structs.replace(held[0].report, id=f"{time.time_ns():064x}", text=f"{held[0].report.text} {time.time_ns()}")
    held.append(msgspec.structs.replace(held[0], report=extra, events=()))
    pour(lake, held, f"load-{number}-{time.time_ns()}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lake", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    chosen = parser.parse_args()
    lake = open_lake(chosen.lake)
    began = time.process_time()
    app = make_app(lake, Settings(every=0))
    service: Service = app._app.app.state.service  # type: ignore[attr-defined]
    with service.desk.reading() as sight:
        sizes = Asker(sight).rows(
            "SELECT (SELECT count(*) FROM reports) AS reports, (SELECT count(*) FROM raw_events) AS events"
        )[0]
    print(f"{sizes['reports']} reports, {sizes['events']} events; desk and index made in {time.process_time() - began:.1f} CPU s")
    print(f"{'page':60} questions  CPU ms  bare ms  ratio  kB gzip")
    paths = paths_of(service)
    for path in paths:
        status, body = ask(app, path)
        count, whole, bare, ratio = measure(app, service, path)
        size = len(gzip.compress(body, 5)) / 1000
        print(f"{path[:60]:60} {count:9} {whole * 1000:7.0f} {bare * 1000:8.0f} {ratio:6.2f} {size:8.1f}  {status}", flush=True)
    if chosen.seconds:
        service.keep_in_step(2.0, print)
        print(dict(mixed(lake, app, paths, chosen.seconds)))
    service.close()


if __name__ == "__main__":
    main()
