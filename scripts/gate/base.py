"""The published ledger that a build is compared with: from a file, or from the history in git."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from scripts.corpus.decoding import plain
from scripts.corpus.ledger import Ledger
from scripts.corpus.stopping import StoppedError
from scripts.ledger.file import parse_ledger

RELEASE_TAGS = "v[0-9]*"


class BaseError(StoppedError):
    """The base that was asked for does not exist or is no ledger."""


def find_base(asked: str | None, ledger_file: Path, env: Mapping[str, str]) -> Ledger | None:
    """The ledger to compare with.

    ``asked`` is a file or a git revision; ``ledger_file`` is the ledger as it lies in the repository.
    Without ``asked``: in a pull request the merge base with its target branch, else the last release
    tag (on the build of a tag, the one before); None where the history holds none, or there is none.
    ``env`` are the environment variables: GITHUB_BASE_REF and GITHUB_REF_TYPE of GitHub Actions,
    CI_MERGE_REQUEST_DIFF_BASE_SHA and CI_COMMIT_TAG of GitLab CI.
    Raises BaseError where ``asked`` cannot be had.
    """
    if asked is not None and Path(asked).is_file():
        return _parsed(plain(Path(asked).read_bytes()), asked)
    revision = asked or default_revision(ledger_file.parent, env)
    if revision is None:
        return None
    if asked is not None and git(ledger_file.parent, "rev-parse", "--verify", f"{revision}^{{commit}}") is None:
        raise BaseError(f"{asked} is neither a file nor a git revision")
    text = git(ledger_file.parent, "show", f"{revision}:./{ledger_file.name}")
    if text is None and asked is not None:
        raise BaseError(f"{revision} holds no {ledger_file.name}")
    return None if text is None else _parsed(text, revision)


def default_revision(folder: Path, env: Mapping[str, str]) -> str | None:
    """The git revision to compare with when none is asked for; see `find_base`.

    Raises BaseError where continuous integration (CI) has not fetched what would tell.
    """
    if env.get("CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        return env["CI_MERGE_REQUEST_DIFF_BASE_SHA"]
    if env.get("GITHUB_BASE_REF"):
        found = git(folder, "merge-base", f"origin/{env['GITHUB_BASE_REF']}", "HEAD")
        if found is None:
            raise BaseError(f"no merge base with {env['GITHUB_BASE_REF']}: fetch the full history")
        return found.strip()
    tagged = env.get("GITHUB_REF_TYPE") == "tag" or env.get("CI_COMMIT_TAG")
    tag = git(folder, "describe", "--tags", "--abbrev=0", f"--match={RELEASE_TAGS}", "HEAD^" if tagged else "HEAD")
    if tag is None and env.get("CI") and git(folder, "rev-parse", "--is-shallow-repository") == "true\n":
        raise BaseError("a shallow clone does not know the last release: fetch the full history and the tags")
    return tag.strip() if tag else None


def git(folder: Path, *arguments: str) -> str | None:
    """Return what git answers in a folder; None where it fails or is not there, or the folder is in no repository."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return plain(done.stdout)


def _parsed(text: str, name: str) -> Ledger:
    ledger, problems = parse_ledger(text, name)
    if problems:
        raise BaseError(str(problems[0]))
    return ledger
