"""Fetching from a server on this machine, which only a test may reach, and refusing everything that is not public."""

import gzip
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kawat import __version__
from kawat.errors import TooLarge, Unreachable
from kawat.sources.draft import Limits
from kawat.sources.web import Fetched, Patience, Watch, fetch, is_public

SMALL = Limits(bytes=100_000)
SHORT = Patience(silence=0.5, total=1.5)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        name = self.path.split("?")[0].strip("/")
        getattr(self, f"give_{name}", self.give_nothing)()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def give_nothing(self) -> None:
        self.answer(b"no", 404)

    def give_page(self) -> None:
        self.answer(f"halo {self.headers['User-Agent']} {self.path}".encode())

    def give_zipped(self) -> None:
        self.answer(gzip.compress(b"halo dunia"), Content_Encoding="gzip")

    def give_broken(self) -> None:
        self.answer(b"not gzip at all", Content_Encoding="gzip")

    def give_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"halo")
        self.close_connection = True

    def give_bomb(self) -> None:
        pack = zlib.compressobj(9, zlib.DEFLATED, 31)
        zeros = bytes(1_000_000)
        body = b"".join(pack.compress(zeros) for _ in range(300)) + pack.flush()
        self.answer(body, Content_Encoding="gzip")

    def give_hop(self) -> None:
        count = int(self.path.partition("?")[2] or 0)
        self.answer(b"", 302, Location=f"/hop?{count - 1}" if count else "/page?x=1")

    def give_away(self) -> None:
        self.answer(b"", 302, Location=self.path.partition("?")[2])

    def give_silence(self) -> None:
        time.sleep(3)

    def give_drip(self) -> None:
        self._forever(b"x", 0.1)

    def give_flood(self) -> None:
        self._forever(b"x" * 50_000, 0)

    def give_heads(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(60):
            self.wfile.write(b"X-%d: y\r\n" % number)
            self.wfile.flush()
            time.sleep(0.1)

    def _forever(self, piece: bytes, pause: float) -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        try:
            for _ in range(400):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    house = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    house.daemon_threads = True
    thread = threading.Thread(target=house.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{house.server_port}"
    house.shutdown()
    house.server_close()


def _fetch(url: str) -> Fetched:
    return fetch(url, SMALL, SHORT, allow_private=True)


def _refusal(url: str) -> str:
    with pytest.raises(Unreachable) as refusal:
        _fetch(url)
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).startswith(f"{url}: ")
    return str(refusal.value)


def test_a_page_comes_with_address_and_type(server: str) -> None:
    got = _fetch(f"{server}/page?a=b#c")
    assert got.data == f"halo kawat/{__version__} /page?a=b".encode()
    assert got.content_type == "text/html; charset=utf-8"
    assert _fetch(f"{server}/zipped").data == b"halo dunia"


def test_five_redirects_are_followed_and_no_more(server: str) -> None:
    assert _fetch(f"{server}/hop?4").final_url == f"{server}/page?x=1"
    assert "redirects more than 5 times" in _refusal(f"{server}/hop?5")


def test_bad_answers(server: str) -> None:
    assert "answered 404" in _refusal(f"{server}/tiada")
    assert "cannot be unpacked" in _refusal(f"{server}/broken")
    assert "could not be fetched" in _refusal(f"{server}/cut")
    assert "no http or https address" in _refusal(f"{server}/away?file:///etc/passwd")
    assert "user name or password" in _refusal(f"{server}/away?http://a:b@127.0.0.1/")


def test_silence_and_dripping_end(server: str) -> None:
    start = time.monotonic()
    assert "was silent for 0.5 seconds" in _refusal(f"{server}/silence")
    assert time.monotonic() - start < 1.5
    for slow in ("drip", "heads"):
        start = time.monotonic()
        assert "did not answer in full within 1.5 seconds" in _refusal(f"{server}/{slow}")
        assert time.monotonic() - start < 2.5


def test_endless_and_exploding_bodies_stop_at_the_limit(server: str) -> None:
    import tracemalloc

    for big in ("flood", "bomb"):
        tracemalloc.start()
        with pytest.raises(TooLarge, match="larger than 100,000 bytes"):
            fetch(f"{server}/{big}", SMALL, Patience(), allow_private=True)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
        tracemalloc.stop()


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0", "10.0.0.1", "169.254.169.254"],
)
def test_private_addresses_are_refused(server: str, host: str) -> None:
    port = server.rpartition(":")[2]
    with pytest.raises(Unreachable):
        fetch(f"http://{host}:{port}/page", SMALL, SHORT)


def test_a_redirect_to_a_private_address_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(server.rpartition(":")[2])
    first = [True]

    def may_reach(watch: Watch, address: str) -> bool:
        return first[0] or is_public(ipaddress.ip_address(address))

    plain = Watch.connect

    def connect(watch: Watch, host: str, number: int) -> socket.socket:
        sock = plain(watch, host, number)
        first[0] = False
        return sock

    monkeypatch.setattr(Watch, "may_reach", may_reach)
    monkeypatch.setattr(Watch, "connect", connect)
    with pytest.raises(Unreachable, match="not on the public web"):
        fetch(f"{server}/away?http://localhost:{port}/page", SMALL, SHORT)


def test_a_name_that_changes_its_mind_is_caught_on_the_socket(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: whatever was looked up, the address that the socket reached decides, before a byte is sent."""
    from urllib3.util import connection

    port = int(server.rpartition(":")[2])
    real = socket.create_connection(("127.0.0.1", port))

    def look_up(*args: object, **more: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))]

    def reach(*args: object, **more: object) -> socket.socket:
        return real

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(connection, "create_connection", reach)
    with pytest.raises(Unreachable, match=r"leads to 127\.0\.0\.1, which is not on the public web"):
        fetch("http://contoh.test/page", SMALL, SHORT)
    assert real.fileno() == -1


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 "
    "192.0.2.1 198.18.0.1 ::1 :: fe80::1 fc00::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 "
    "64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2002:a00:1::".split(),
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
