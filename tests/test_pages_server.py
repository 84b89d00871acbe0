"""The stand-in for GitHub Pages answers as the real one does."""

import gzip
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import Serve


@pytest.fixture
def served(tmp_path: Path, serve: Serve) -> str:
    (tmp_path / "d" / "one").mkdir(parents=True)
    (tmp_path / "index.html").write_text("home", "utf-8")
    (tmp_path / "d" / "one" / "index.html").write_text("<p>一</p>", "utf-8")
    (tmp_path / "404.html").write_text("lost", "utf-8")
    return serve(tmp_path, prefix="/sub/path/")


def ask(url: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/sub/path/", 200, b"home"),
        ("/sub/path/?q=1", 200, b"home"),
        ("/sub/path/index", 200, b"home"),
        ("/sub/path/d/one/", 200, "<p>一</p>".encode()),
        ("/sub/path/d/one", 301, b""),
        ("/sub/path/d/two/", 404, b"lost"),
        ("/sub/path/../../etc/passwd", 404, b"lost"),
        ("/elsewhere/", 404, b"There isn't a site here."),
    ],
)
def test_answers(served: str, path: str, status: int, body: bytes) -> None:
    answer, got = ask(served, path)
    assert (answer.status, got) == (status, body)


def test_redirect_keeps_the_sub_path(served: str) -> None:
    answer, _ = ask(served, "/sub/path/d/one")
    assert answer.headers["Location"] == "/sub/path/d/one/"


def test_text_is_gzipped_for_who_accepts_it(served: str) -> None:
    answer, got = ask(served, "/sub/path/d/one/", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(got).decode() == "<p>一</p>"
