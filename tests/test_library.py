"""Adding decks: what is copied, where to, and in which order, whatever a deck of a stranger names."""

import os
from pathlib import Path
from unittest import mock

import pytest

from quizkit import library
from quizkit.app.deck_source import deck_source
from quizkit.base import disk
from quizkit.base.errors import UsageError
from quizkit.library import add, added_path, deck_paths, file_of, inner_path
from tests.file_systems import needs
from tests.windows import ON_WINDOWS

DECK = "title: T\nquestions:\n  - {question: Why?, answer: so}\n"

needs_links = pytest.mark.skipif(ON_WINDOWS, reason="Windows makes links for administrators alone")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: `work` in a user's folder that has files beside it. The library is in `share`."""
    (tmp_path / "work").mkdir()
    (tmp_path / ".bashrc").write_text("mine\n")
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "share"))
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def write(path: Path, text: str = DECK) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def files(folder: Path) -> dict[str, str]:
    """The files below a folder, links left out, with their texts."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def library_files(folder: Path) -> dict[str, str]:
    return files(folder.parent / "share" / "decks")


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("a.md", "a.md"),
        ("./a.md", "a.md"),
        ("texts//a.md", "texts/a.md"),
        ("texts/../a.md", "a.md"),
        ("link5/../../../../../.bashrc", None),
        ("../a.md", None),
        ("a/../../b.md", None),
        ("/etc/passwd", None),
        ("//host/share/a.md", None),
        ("..", None),
        (".", None),
        ("", None),
    ],
)
def test_the_path_that_a_deck_means_never_leads_out_of_its_folder(name: str, inner: str | None) -> None:
    path = inner_path(name)
    assert (None if path is None else path.as_posix()) == inner


@needs("links", "pipes")
@needs_links
@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize(
    "source",
    [
        "link5/../../../../../.bashrc",
        "link1/../../.bashrc",
        "up/.bashrc",
        "out.md",
        "dangling.md",
        "loop.md",
        "loop.md/x",
        "../.bashrc",
        "{folder}/../.bashrc",
        "/etc/hostname",
        "a" * 5000,
        "a\0b",
        "folder",
        "pipe",
    ],
)
def test_a_source_that_is_not_the_decks_own_is_not_copied_and_nothing_is_replaced(
    source: str, replace: bool, folder: Path
) -> None:
    (folder / "a/b/c/d/e").mkdir(parents=True)
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    write(folder / ".bashrc", "evil\n")
    links = {
        "link5": "a/b/c/d/e",
        "link1": "a",
        "up": "..",
        "out.md": "../.bashrc",
        "dangling.md": "x",
        "loop.md": "loop.md",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    deck = write(folder / "deck.yaml")
    before = files(folder.parent)

    add(deck, [source.format(folder=folder)], replace=replace)

    assert library_files(folder) == {"deck/deck.yaml": DECK}
    assert files(folder.parent).items() >= before.items()


@needs("links", "pipes")
@needs_links
@pytest.mark.parametrize("source", ["link5/../../../../../.bashrc", "out.md", "/etc/hostname", "../.bashrc", "pipe"])
def test_a_source_that_is_not_the_decks_own_is_not_read(source: str, folder: Path) -> None:
    (folder / "a/b/c/d/e").mkdir(parents=True)
    (folder / "link5").symlink_to("a/b/c/d/e")
    (folder / "out.md").symlink_to("../.bashrc")
    os.mkfifo(folder / "pipe")
    assert deck_source(write(folder / "deck.yaml"), source) is None


@pytest.mark.parametrize("source", ["a.md", "texts/a.md", "texts/../a.md", "./a.md"])
def test_a_source_in_the_folder_of_the_deck_is_found_beside_the_copy(source: str, folder: Path) -> None:
    write(folder / "texts/a.md", "a\n")
    write(folder / "a.md", "a\n")
    added = add(write(folder / "deck.yaml"), [source], replace=False)
    assert deck_source(added, source) == "a\n"


@needs("links")
@needs_links
def test_a_source_that_links_to_another_file_of_the_folder_is_copied_as_a_file(folder: Path) -> None:
    write(folder / "texts/a.md", "a\n")
    (folder / "a.md").symlink_to("texts/a.md")
    add(write(folder / "deck.yaml"), ["a.md"], replace=False)
    assert library_files(folder) == {"deck/a.md": "a\n", "deck/deck.yaml": DECK}


def test_decks_of_one_source_have_a_copy_each(folder: Path) -> None:
    write(folder / "a.md", "before\n")
    add(write(folder / "one.yaml"), ["a.md"], replace=False)
    write(folder / "a.md", "after\n")
    add(write(folder / "two.yaml"), ["a.md"], replace=False)
    assert library_files(folder) == {
        "one/a.md": "before\n", "one/one.yaml": DECK, "two/a.md": "after\n", "two/two.yaml": DECK
    }  # fmt: skip


@pytest.mark.parametrize("source", ["one.yaml", "one/one.yaml", "../one/one.yaml"])
def test_a_source_that_is_called_like_another_deck_does_not_replace_it(source: str, folder: Path) -> None:
    add(write(folder / "one.yaml"), [], replace=False)
    write(folder / "evil/one.yaml", "evil")
    write(folder / "evil/one/one.yaml", "evil")
    add(write(folder / "evil/two.yaml"), [source], replace=True)
    (folder / "one.yaml").unlink()
    assert library_files(folder)["one/one.yaml"] == DECK
    assert [path.name for path in deck_paths() if path.stem == "one"] == ["one.yaml"]


@needs("links")
@needs_links
@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("target", ["../../../.bashrc", "../../../nothing-yet", "."])
@pytest.mark.parametrize("name", ["deck.yaml", "a.md", "texts/a.md"])
def test_a_link_in_place_of_the_copy_is_not_followed(name: str, target: str, replace: bool, folder: Path) -> None:
    link = added_path(Path("deck.yaml")).parent / name
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    write(folder / name, "new\n")
    deck = write(folder / "deck.yaml")
    with pytest.raises(UsageError) as error:
        add(deck, [name], replace=replace)
    assert error.value.message == f"Another {link.name} was added before."
    assert library_files(folder) == {}
    assert files(folder.parent)[".bashrc"] == "mine\n"
    assert not (folder.parent / "nothing-yet").exists()


@needs("links")
@needs_links
@pytest.mark.parametrize("place", ["", "texts"])
def test_a_link_in_place_of_a_folder_of_the_copy_is_not_followed(place: str, folder: Path) -> None:
    own = added_path(Path("deck.yaml")).parent
    (own / place).parent.mkdir(parents=True, exist_ok=True)
    (own / place).symlink_to(folder.parent, target_is_directory=True)
    write(folder / "texts/.bashrc", "new\n")
    with pytest.raises(UsageError):
        add(write(folder / "deck.yaml"), ["texts/.bashrc"], replace=True)
    assert files(folder.parent)[".bashrc"] == "mine\n"
    assert not (folder.parent / "deck.yaml").exists()


def test_a_folder_in_place_of_the_copy_is_named(folder: Path) -> None:
    (added_path(Path("deck.yaml")) / "x").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"^Another deck\.yaml was added before\.$"):
        add(write(folder / "deck.yaml"), [], replace=True)


def test_what_is_missing_of_a_deck_is_never_seen_for_its_source_is_copied_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.md", "a\n")
    real, seen = library._copy, []

    def copy(source: Path, target: Path) -> None:
        real(source, target)
        seen.append(sorted(library_files(folder)))

    monkeypatch.setattr(library, "_copy", copy)
    add(write(folder / "deck.yaml"), ["a.md"], replace=False)
    assert seen == [["deck/a.md"], ["deck/a.md", "deck/deck.yaml"]]


def test_a_copy_that_fails_halfway_leaves_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(write(folder / "deck.yaml"), [], replace=False)
    write(folder / "deck.yaml", DECK + "# changed\n")

    monkeypatch.setattr(disk, "replace", mock.Mock(side_effect=PermissionError(13, "Permission denied")))
    with pytest.raises(UsageError, match=r"^The deck could not be added: permission denied\.$"):
        add(folder / "deck.yaml", [], replace=True)
    assert library_files(folder) == {"deck/deck.yaml": DECK}


def test_a_deck_that_was_added_before_decks_had_folders_is_found_and_moves_when_it_is_added_again(
    folder: Path,
) -> None:
    earlier = write(folder.parent / "share/decks/deck.yaml")
    assert earlier in deck_paths()
    deck = write(folder / "deck.yaml", DECK + "# changed\n")
    with pytest.raises(UsageError, match=r"^Another deck\.yaml was added before\.$"):
        add(deck, [], replace=False)
    add(deck, [], replace=True)
    assert library_files(folder) == {"deck/deck.yaml": DECK + "# changed\n"}
    deck.unlink()
    assert added_path(deck) in deck_paths()


def test_adding_the_copy_itself_changes_nothing(folder: Path) -> None:
    write(folder / "a.md", "a\n")
    added = add(write(folder / "deck.yaml"), ["a.md"], replace=False)
    before = library_files(folder)
    add(added, ["a.md"], replace=True)
    assert library_files(folder) == before


def test_a_nearer_deck_comes_before_an_added_one(folder: Path) -> None:
    deck = write(folder / "deck.yaml")
    added = add(deck, [], replace=False)
    assert [path for path in deck_paths() if path.stem == "deck"] == [deck, added]


def test_a_source_is_found_whatever_form_its_accents_have(tmp_path: Path) -> None:
    (tmp_path / "Fl\u0075\u0308sse.md").write_text("The Danube flows.")
    assert file_of(tmp_path / "deck.yaml", "Fl\u00fcsse.md") == tmp_path / "Fl\u0075\u0308sse.md"


@needs("case")
def test_a_deck_is_not_added_beside_one_whose_name_is_the_same_elsewhere(tmp_path: Path) -> None:
    for name in ("Rivers", "rivers", "Fl\u00fcsse", "Fl\u0075\u0308sse"):
        (tmp_path / f"{name}.yaml").write_text("questions: []\n")
    for first, second in (("Rivers", "rivers"), ("Fl\u00fcsse", "Fl\u0075\u0308sse")):
        add(tmp_path / f"{first}.yaml", [], replace=False)
        with pytest.raises(UsageError, match=f"{first} was added before, which is the same name as"):
            add(tmp_path / f"{second}.yaml", [], replace=True)
        add(tmp_path / f"{first}.yaml", [], replace=False)
