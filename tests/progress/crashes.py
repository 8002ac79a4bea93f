"""A power failure, for every moment of a recorded run: what a disk may then hold, and nothing else.

The calls of the `os` module are recorded. What was not synced may be there or not: written bytes are absent, there
by half, there, or zeros; names in a folder that was not synced are there in any combination.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any
from unittest import mock

# ("write", "share/quizkit/lock", b"...") and so on; paths are relative to the folder that was there before.
Call = tuple[Any, ...]
# What is on a disk: bytes for a file, None for a folder, by path.
Tree = dict[str, bytes | None]
_MOST_LOOSE_NAMES = 5


class Tape:
    """The calls that changed anything below a folder, and the acknowledgements between them, in their order."""

    def __init__(self, root: Path) -> None:
        self.calls: list[Call] = []
        self._root = str(root)
        self._paths: dict[int, str] = {}

    def note(self, kind: str, path: Any, *details: Any) -> None:
        inside = os.path.relpath(os.fspath(path), self._root)
        if not inside.startswith(".."):
            self.calls.append((kind, inside, *details))

    def acknowledge(self, ids: list[str]) -> None:
        self.calls.append(("acknowledge", "", ids))

    @contextmanager
    def recording(self) -> Iterator["Tape"]:
        """Record what this process does to files by way of the `os` module."""
        names = ("open", "close", "write", "fsync", "ftruncate", "mkdir", "replace", "unlink")
        real = {name: getattr(os, name) for name in names}
        with mock.patch.multiple(os, **{name: getattr(self, f"_{name}")(real[name]) for name in names}):
            yield self

    def _open(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(path: Any, flags: int, *rest: Any, **more: Any) -> int:
            new = bool(flags & os.O_CREAT) and not os.path.lexists(path)
            descriptor = real(path, flags, *rest, **more)
            self._paths[descriptor] = os.fspath(path)
            if new:
                self.note("create", path)
            return descriptor

        return call

    def _close(self, real: Callable[[int], None]) -> Callable[[int], None]:
        def call(descriptor: int) -> None:
            self._paths.pop(descriptor, None)
            real(descriptor)

        return call

    def _write(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(descriptor: int, data: Any) -> int:
            written = real(descriptor, data)
            if descriptor in self._paths:
                self.note("write", self._paths[descriptor], bytes(data[:written]))
            return written

        return call

    def _fsync(self, _: Callable[[int], None]) -> Callable[[int], None]:
        # The disk at hand is not the one that fails, and need not keep anything.
        def call(descriptor: int) -> None:
            kind = "sync folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "sync"
            self.note(kind, self._paths[descriptor])

        return call

    def _ftruncate(self, real: Callable[[int, int], None]) -> Callable[[int, int], None]:
        def call(descriptor: int, size: int) -> None:
            real(descriptor, size)
            self.note("truncate", self._paths[descriptor], size)

        return call

    def _mkdir(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(path: Any, *rest: Any, **more: Any) -> None:
            real(path, *rest, **more)
            self.note("mkdir", path)

        return call

    def _replace(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(old: Any, new: Any, **more: Any) -> None:
            real(old, new, **more)
            self.note("rename", old, os.path.relpath(os.fspath(new), self._root))

        return call

    def _unlink(self, real: Callable[..., None]) -> Callable[..., None]:
        def call(path: Any, **more: Any) -> None:
            real(path, **more)
            self.note("unlink", path)

        return call


@dataclass
class _Node:
    """A file (`synced` and `now`, its bytes) or a folder (its names when synced, and what was done to them since)."""

    is_folder: bool
    synced: bytes = b""
    now: bytes = b""
    names: dict[str, "_Node"] = field(default_factory=dict)
    synced_names: dict[str, "_Node"] = field(default_factory=dict)
    loose: list[list[tuple[str, "_Node | None"]]] = field(default_factory=list)

    def change(self, *changes: tuple[str, "_Node | None"]) -> None:
        self.loose.append(list(changes))
        _apply(self.names, changes)


def _apply(names: dict[str, _Node], changes: Any) -> None:
    for name, node in changes:
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


class Disk:
    """A disk on which recorded calls are played: what it holds now, and what it may hold after a crash."""

    def __init__(self) -> None:
        self.root = _Node(is_folder=True)
        self.acknowledged: list[str] = []

    def play(self, call: Call) -> None:
        kind, path, *details = call
        if kind == "acknowledge":
            self.acknowledged += details[0]
        elif kind in ("create", "mkdir", "rename", "unlink"):
            self._change_names(kind, path, details)
        elif kind == "sync folder":
            folder = self._at(path)
            folder.synced_names, folder.loose = dict(folder.names), []
        else:
            _change_bytes(self._at(path), kind, details)

    def tree(self) -> Tree:
        """What is there as long as the power stays on."""
        return _tree(self.root, {}, {})

    def after_crash(self) -> Iterator[Tree]:
        """Everything that may be there after a power failure."""
        nodes = list(_everything(self.root))
        folders = [node for node in nodes if node.is_folder and node.loose]
        files = [node for node in nodes if not node.is_folder and node.now != node.synced]
        for names in product(*map(_possible_names, folders)):
            for contents in product(*map(_possible_bytes, files)):
                by_folder = {id(node): found for node, found in zip(folders, names, strict=True)}
                by_file = {id(node): found for node, found in zip(files, contents, strict=True)}
                yield _tree(self.root, by_folder, by_file)

    def _at(self, path: str) -> _Node:
        node = self.root
        for part in Path(path).parts:
            node = node.names[part]
        return node

    def _change_names(self, kind: str, path: str, details: list[Any]) -> None:
        folder, name = self._at(str(Path(path).parent)), Path(path).name
        if kind == "rename":
            target = Path(details[0])
            assert target.parent == Path(path).parent, "only renames within one folder are atomic on every disk"
            folder.change((target.name, folder.names[name]), (name, None))
        elif kind == "unlink":
            folder.change((name, None))
        else:
            folder.change((name, _Node(is_folder=kind == "mkdir")))


def _change_bytes(node: _Node, kind: str, details: list[Any]) -> None:
    if kind == "write":
        node.now += details[0]
    elif kind == "truncate":
        node.now = node.now[: details[0]]
    else:
        node.synced = node.now


def _possible_bytes(node: _Node) -> list[bytes]:
    if not node.now.startswith(node.synced):
        return [node.synced, node.now]
    loose = node.now[len(node.synced) :]
    return [node.synced + end for end in (b"", loose[: len(loose) // 2], loose, bytes(len(loose)))]


def _possible_names(node: _Node) -> Iterator[dict[str, _Node]]:
    assert len(node.loose) <= _MOST_LOOSE_NAMES, "too many names stay unsynced to try all their combinations"
    sizes = range(len(node.loose) + 1)
    for kept in chain.from_iterable(combinations(node.loose, size) for size in sizes):
        names = dict(node.synced_names)
        for changes in kept:
            _apply(names, changes)
        yield names


def _everything(node: _Node) -> Iterator[_Node]:
    yield node
    seen = {id(found): found for names in (node.names, node.synced_names) for found in names.values()}
    loose = {id(found): found for changes in node.loose for _, found in changes if found is not None}
    for found in (seen | loose).values():
        yield from _everything(found)


def _tree(node: _Node, names: dict[int, dict[str, _Node]], contents: dict[int, bytes]) -> Tree:
    """What a folder holds, the names and contents of some nodes, by their identity, being other than now."""
    tree: Tree = {}
    for name, found in names.get(id(node), node.names).items():
        tree[name] = None if found.is_folder else contents.get(id(found), found.now)
        if found.is_folder:
            tree |= {f"{name}/{path}": inside for path, inside in _tree(found, names, contents).items()}
    return tree


def put(tree: Tree, root: Path) -> None:
    """Make a folder hold just this."""
    root.mkdir(parents=True)
    for path, content in tree.items():
        if content is None:
            (root / path).mkdir(mode=0o700)
        else:
            (root / path).write_bytes(content)
