"""Fetching brings one page from the public web, and from nowhere else, within limits of time and size."""

import contextlib
import http.client
import ipaddress
import socket
import threading
import time
from collections.abc import Callable
from types import TracebackType
from urllib.parse import urljoin, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError
from urllib3.response import BaseHTTPResponse
from urllib3.util import connection, parse_url

from kawat import __version__
from kawat.errors import TooLarge, Unreachable
from kawat.sources.draft import Limits
from kawat.span import Noun

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_CHUNK = 65_536
AGENT = "kawat"
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf;q=0.8,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_SAVE = "open the page in a browser and give the saved file"


class Patience(Noun, frozen=True, kw_only=True):
    """How long to wait: for a connection or the next bytes, and for everything together, in seconds."""

    silence: float = 15.0
    total: float = 60.0


class Fetched(Noun, frozen=True, kw_only=True):
    """What came back: the bytes after decompression, the address that gave them, and its content type."""

    data: bytes
    final_url: str
    content_type: str


class Watch:
    """A deadline over the whole errand: when it passes, every socket opened under it is shut, which ends any wait on it."""

    def __init__(self, patience: Patience, allow_private: bool) -> None:
        self.silence = patience.silence
        self.total = patience.total
        self.allow_private = allow_private
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(patience.total, self._shut)
        self._timer.daemon = True
        self._end = time.monotonic() + patience.total

    def __enter__(self) -> "Watch":
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self._timer.cancel()

    @property
    def over(self) -> bool:
        """Tell whether the deadline has passed."""
        return time.monotonic() >= self._end

    def connect(self, host: str, port: int) -> socket.socket:
        """Return a socket to a public address of the host; the address is checked before connecting and on the socket itself."""
        refused = ""
        for family, _, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            if family not in (socket.AF_INET, socket.AF_INET6) or not self.may_reach(str(address[0])):
                refused = str(address[0])
                continue
            sock = connection.create_connection((str(address[0]), port), min(self.silence, self.total))
            self._sockets.append(sock)
            peer = str(sock.getpeername()[0])
            if self.may_reach(peer):
                return sock
            sock.close()
            refused = peer
        raise Unreachable(host, f"leads to {refused or 'no address'}, which is not on the public web", _SAVE)

    def may_reach(self, address: str) -> bool:
        """Tell whether the errand may go to an address: public ones, and any when a test allows private ones."""
        return self.allow_private or is_public(ipaddress.ip_address(address.partition("%")[0]))

    def _shut(self) -> None:
        for sock in self._sockets:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # closed already


class _Plain(HTTPConnection):
    watch: Watch

    def _new_conn(self) -> socket.socket:
        return self.watch.connect(self.host, self.port or 80)


class _Secure(HTTPSConnection):
    watch: Watch

    def _new_conn(self) -> socket.socket:
        return self.watch.connect(self.host, self.port or 443)


MayGo = Callable[[str], object]


def _anywhere(_: str) -> None:
    """Let every address pass."""


def fetch(
    url: str, limits: Limits, patience: Patience = Patience(), allow_private: bool = False, may_go: MayGo = _anywhere
) -> Fetched:
    """Return what an http(s) address gives; raise Unreachable or TooLarge.

    Each of at most five redirects is checked like the first address, and `may_go` may refuse it by raising Unreachable.
    Proxies of the environment are not used. `allow_private` is set only where the user asks for it.
    """
    with Watch(patience, allow_private) as watch:
        try:
            return _follow(url, limits, watch, may_go)
        except (HTTPError, OSError, http.client.HTTPException, ValueError) as fault:
            if watch.over:
                cause = f"did not answer in full within {watch.total:g} seconds"
                raise Unreachable(url, cause, f"try again later, or {_SAVE}") from None
            raise Unreachable(url, _cause(fault, watch), f"check the address and the connection, or {_SAVE}") from None


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Tell whether an address is on the public internet, looking through IPv4 addresses that IPv6 ones carry."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address in _IPV4_COMPATIBLE or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")


def _follow(url: str, limits: Limits, watch: Watch, may_go: MayGo) -> Fetched:
    here = url
    for hop in range(_MOST_REDIRECTS + 1):
        if hop:
            may_go(here)
        with contextlib.closing(_link(here, url, watch)) as link:
            link.request("GET", parse_url(here).request_uri, headers=_HEADERS, preload_content=False)
            response = link.getresponse()
            target = response.headers.get("Location")
            if response.status not in _REDIRECTS or not target:
                return _take(response, here, url, limits, watch)
            here = urljoin(here, target)
    raise Unreachable(url, f"redirects more than {_MOST_REDIRECTS} times", _SAVE)


def _link(here: str, url: str, watch: Watch) -> HTTPConnection:
    """Return an unopened connection for an address, refusing other schemes and addresses with a password."""
    parts = urlsplit(here)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unreachable(url, f"leads to {here[:80]}, which is no http or https address", _SAVE)
    if parts.username or parts.password:
        raise Unreachable(url, "carries a user name or password", "give the address without it")
    kind = _Secure if parts.scheme == "https" else _Plain
    link = kind(parts.hostname, port=parts.port, timeout=min(watch.silence, watch.total))
    link.watch = watch
    return link


def _take(response: BaseHTTPResponse, here: str, url: str, limits: Limits, watch: Watch) -> Fetched:
    """Read the body piece by piece, stopping at the limit and at the deadline."""
    if response.status != 200:
        refusal = Unreachable(url, f"the server answered {response.status}", f"check the address, or {_SAVE}")
        refusal.status = response.status
        raise refusal
    body = bytearray()
    while piece := response.read1(_CHUNK):
        body += piece
        if len(body) > limits.bytes:
            raise TooLarge(url, f"is larger than {limits.bytes:,} bytes", "save the article alone and give that file")
        if watch.over:
            raise TimeoutError
    if watch.over:
        raise TimeoutError
    return Fetched(data=bytes(body), final_url=here, content_type=response.headers.get("Content-Type", ""))


def _cause(fault: Exception, watch: Watch) -> str:
    if isinstance(fault, TimeoutError) or "timed out" in str(fault):
        return f"was silent for {watch.silence:g} seconds"
    if isinstance(fault, socket.gaierror):
        return "its host is not known"
    if isinstance(fault, DecodeError):
        return "sent compressed data that cannot be unpacked"
    return f"could not be fetched ({type(fault).__name__}: {str(fault)[:120]})"
