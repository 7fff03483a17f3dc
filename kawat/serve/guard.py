"""The guard at the door of every request: which host, whose token, whose form; and what a browser may do with the answer."""

import hashlib
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kawat.serve.decisions import Decisions
from kawat.span import Noun

SESSION = "kawat_session"
OPEN = ("/login", "/static/", "/language")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))


class Rules(Noun, frozen=True, kw_only=True):
    """Who may ask: the host names the service answers to, whether a token is asked for, and who the user on this machine is."""

    hosts: frozenset[str] = _LOOPBACK
    locked: bool = False
    user: str = "local"


def is_loopback(host: str) -> bool:
    """Tell whether an address is this machine's own."""
    return host in _LOOPBACK or host.startswith("127.")


class Guard:
    """An ASGI layer that turns away what the rules do not allow; sessions are kept in memory and end with the process."""

    def __init__(self, app: ASGIApp, rules: Rules, decisions: Decisions | None) -> None:
        self._app = app
        self._rules = rules
        self._decisions = decisions
        self._secret = secrets.token_bytes(32)
        self._sessions: dict[str, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through with who asks and the form key in its state, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookie = _cookie(headers.get("cookie", ""))
        session = cookie or secrets.token_urlsafe(24)
        who = self._who(headers, cookie)
        state = scope.setdefault("state", {})
        state.update(who=who, form_key=self._form_key(session), guard=self, session=session, locked=self._rules.locked)

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._seal(scope, MutableHeaders(scope=message), session if not cookie else None)
            await send(message)

        refused = self._refusal(scope, headers, who)
        await (refused or self._app)(scope, receive, sealed)

    def begin(self, token: str) -> str | None:
        """Open a session for a token and return its name; None for a token that nobody has."""
        who = self._decisions.whose(token) if self._decisions else None
        if who is None:
            return None
        session = secrets.token_urlsafe(24)
        self._sessions[session] = who
        return session

    def end(self, session: str) -> None:
        """Close a session."""
        self._sessions.pop(session, None)

    def fits(self, session: str, key: str) -> bool:
        """Tell whether a form carries the key that was given out to this session."""
        return hmac.compare_digest(self._form_key(session).encode(), key.encode("utf-8", "replace"))

    def _form_key(self, session: str) -> str:
        return hmac.new(self._secret, session.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def _who(self, headers: Headers, session: str | None) -> str | None:
        if not self._rules.locked:
            return self._rules.user
        kind, _, token = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self._decisions:
            return self._decisions.whose(token.strip())
        return self._sessions.get(session or "")

    def _refusal(self, scope: Scope, headers: Headers, who: str | None) -> Response | None:
        """Return the answer to a request that is not let through."""
        path, reads = scope["path"], scope["method"] in ("GET", "HEAD")
        if host_of(headers.get("host", "")) not in self._rules.hosts:
            return PlainTextResponse("host: this name is not served here; give it with --allow-host\n", 421)
        if not reads and not _same_origin(headers):
            return PlainTextResponse("origin: this form comes from another site; send it from the page itself\n", 403)
        if who is None and not path.startswith(OPEN):
            if reads and "text/html" in headers.get("accept", ""):
                back = path + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
                return RedirectResponse(f"/login?back={quote(back, safe='')}", 303)
            return PlainTextResponse(
                "token: is missing or not known; send Authorization: Bearer TOKEN\n", 401, {"WWW-Authenticate": "Bearer"}
            )
        return None

    def _seal(self, scope: Scope, headers: MutableHeaders, session: str | None) -> None:
        for name, value in HEADERS.items():
            headers[name] = value
        asker = scope["state"].get("asker")
        if asker is not None:
            headers["Server-Timing"] = f'engine;dur={asker.seconds * 1000:.1f};desc="{asker.questions} questions"'
        if "cache-control" not in headers:
            headers["Cache-Control"] = "no-store" if self._rules.locked else "no-cache"
        if session and headers.get("content-type", "").startswith("text/html"):
            secure = "; Secure" if scope.get("scheme") == "https" else ""
            headers.append("Set-Cookie", f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict{secure}")


def host_of(header: str) -> str:
    """Return the host name of a Host header, without its port."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


def _same_origin(headers: Headers) -> bool:
    """Tell whether a request that changes something comes from our own page, or from a program that sends a token."""
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _cookie(header: str) -> str | None:
    try:
        morsel = SimpleCookie(header).get(SESSION)
    except CookieError:
        return None
    return morsel.value if morsel and len(morsel.value) <= 64 else None
