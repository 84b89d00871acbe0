"""A local stand-in for GitHub Pages: a static site below a sub-path, without headers of our own.

What it imitates (docs.github.com/pages, and the responses of github.io): a directory without its
slash redirects to the one with it; a directory gives its index.html; `/name` gives `name.html`;
anything else gives the site's 404.html with status 404; text goes out gzipped to who accepts it.
"""

from __future__ import annotations

import gzip
import mimetypes
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import TracebackType
from urllib.parse import quote, unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


@lru_cache(maxsize=512)
def _gzipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def find(root: Path, path: str) -> Path | None:
    """Return the file that answers a path below the site's root (decoded, no leading slash), or None."""
    wanted = (root / path).resolve()
    if not wanted.is_relative_to(root):
        return None
    choices = [wanted / "index.html"] if not path or path.endswith("/") else [wanted, Path(f"{wanted}.html")]
    return next((choice for choice in choices if choice.is_file()), None)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root: Path
    prefix: str

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        inside = path.removeprefix(self.prefix) if path.startswith(self.prefix) else None
        if inside is None:
            self._send(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"There isn't a site here.")
        elif found := find(self.root, inside):
            self._send_file(HTTPStatus.OK, found)
        elif (self.root / inside).is_dir():
            self._redirect(f"{path}/")
        else:
            self._send_file(HTTPStatus.NOT_FOUND, self.root / "404.html")

    do_HEAD = do_GET  # noqa: N815 - the name is given by http.server

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", quote(path))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_file(self, status: HTTPStatus, path: Path) -> None:
        if not path.is_file():
            self._send(status, "text/plain; charset=utf-8", b"404, and the site has no 404.html")
            return
        guessed = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        kind = TYPES.get(path.suffix, guessed)
        squeeze = "gzip" in self.headers.get("Accept-Encoding", "") and kind.startswith(COMPRESSED)
        body = _gzipped(path) if squeeze else path.read_bytes()
        self._send(status, kind, body, "gzip" if squeeze else None)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, encoding: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet; the tests say what went wrong."""


class PagesServer:
    """Serves a folder on 127.0.0.1 below a sub-path while its ``with`` block lasts."""

    def __init__(self, root: Path, prefix: str = "/somewhere/deep/") -> None:
        handler = type("Handler", (_Handler,), {"root": root.resolve(), "prefix": prefix})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.url = f"{self.origin}{prefix}"

    def __enter__(self) -> PagesServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
