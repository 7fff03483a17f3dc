"""`kawat serve`: a lake in the browser and for programs; on this machine alone, or beyond it with a token."""

import getpass
import importlib.util
import sys
from pathlib import Path
from typing import Annotated

import typer

from kawat.commands.say import fail
from kawat.errors import KawatError, Missing
from kawat.lake import open_lake

_PACKAGES = ("fastapi", "jinja2", "uvicorn", "openpyxl", "python_multipart")


def serve(
    lake: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the lake.")] = Path(),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8333,
    host: Annotated[
        str, typer.Option(help="Address to listen on. Any but this machine's own asks everybody for a token.")
    ] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A further name the pages are asked under, such as kawat.example.")
    ] = None,
    names: Annotated[
        Path | None, typer.Option(help="A CSV (id,name_en,name_id) whose names are shown instead of the registry's.")
    ] = None,
    new_token: Annotated[
        str | None, typer.Option(metavar="NAME", help="Make a token for somebody, print it once, and end.")
    ] = None,
    user: Annotated[str | None, typer.Option(help="Your name beside decisions made without a token.")] = None,
    every: Annotated[float, typer.Option(min=0, help="Seconds between looks for new runs; 0 never looks again.")] = 15.0,
) -> None:
    """Show a lake as pages, with an API and feeds, until Ctrl-C."""
    try:
        _run(lake, (host, port, allow_host or []), (names, user, every), new_token)
    except KawatError as fault:
        fail(fault)


def _run(
    folder: Path, door: tuple[str, int, list[str]], shown: tuple[Path | None, str | None, float], new_token: str | None
) -> None:
    absent = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if absent:
        raise Missing("kawat serve", f"needs {', '.join(absent)}", "install kawat[serve]")
    import uvicorn

    from kawat.serve.app import Settings, make_app, open_decisions
    from kawat.serve.guard import Rules, is_loopback
    from kawat.serve.names import load_names

    lake = open_lake(folder)
    host, port, others = door
    decisions = open_decisions(lake)
    locked = not is_loopback(host)
    if (new_token or locked) and decisions is None:
        raise KawatError(str(lake.folder), "cannot be written, so no token can be kept", "check its permissions")
    if new_token and decisions is not None:
        typer.echo(decisions.new_token(new_token))
        return
    if locked and decisions is not None and not decisions.has_tokens():
        raise KawatError(
            f"--host {host}",
            "opens this lake beyond this machine, and nobody has a token",
            "make one with: kawat serve DIR --new-token NAME",
        )
    names, user, every = shown
    hosts = Rules().hosts | {name.lower() for name in others} | ({host.lower()} if host not in ("0.0.0.0", "::") else set())
    rules = Rules(hosts=frozenset(hosts), locked=locked, user=user or _user())
    settings = Settings(rules=rules, every=every, names=load_names(names))
    app = make_app(lake, settings, lambda line: print(f"kawat: {line}", file=sys.stderr))
    typer.echo(f"{lake.folder}: http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl-C ends)")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, date_header=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"
