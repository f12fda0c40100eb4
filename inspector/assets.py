"""Where the program's data lies: in a wheel, an editable install or a bare checkout."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=2)
def _root(package: str, folder: str) -> Path:
    if find_spec(package) is not None:
        return Path(str(resources.files(package)))
    return _CHECKOUT / folder


def path(*parts: str) -> Path:
    """A file or folder of `resources/`; names may not lead out of it."""
    return _inside(_root("inspector.resources", "resources"), parts)


def schema_path(*parts: str) -> Path:
    """A file or folder of `db/`."""
    return _inside(_root("inspector.db", "db"), parts)


def text(*parts: str) -> str:
    """The UTF-8 text of a file of `resources/`."""
    return path(*parts).read_text(encoding="utf-8")


def _inside(root: Path, parts: tuple[str, ...]) -> Path:
    found = root.joinpath(*parts)
    if not found.resolve().is_relative_to(root.resolve()):
        raise ValueError(parts)
    return found
