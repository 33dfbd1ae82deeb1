from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.briefs.recipe import Recipe
from evidence_refs.briefs.recipe_reading import read
from evidence_refs.errors import UnreadableError

SECTION = 'title = "x"\n\n[[sections]]\n'


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "brief.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ('titel = "x"', 1, "a recipe has no `titel`", "did you mean `title`?"),
        ('style = "apa"', None, "the recipe has no `title`", 'write title = "…"'),
        ('title = "x"\n"a\\nb" = 1', 2, "a recipe has no `a b`", "there are: title"),
        ('title = "x"\nsort = "date"', 2, "a recipe has no `sort`", "below [[sections]]"),
        (f"{SECTION}", 3, "the section has no `title`", 'write title = "…"'),
        (f'{SECTION}titel = "x"', 4, "a section has no `titel`", "did you mean `title`?"),
        (f'{SECTION}title = "x"\nkeys = "a"', 5, "a section has no `keys`", "did you mean `key`?"),
        (f'{SECTION}title = "x"\ngroup = "tipe"', 5, "`group` cannot be `tipe`", "'type'"),
        (f'{SECTION}title = "x"\nform = ["entry", "note"]', 5, "`form` cannot be `note`", "'link'"),
        (f'{SECTION}title = "x"\nhas = [1.5]', 5, "`has` must be text", None),
        (f'{SECTION}title = "x"\nall = "yes please"', 5, "`all` must be true or false", None),
        (f'{SECTION}title = """a\nb"""', 4, "`title` must be text on one line", None),
        ('title = ""', 1, "`title` must be text on one line", None),
        ('title = "x"\ncontents = true', 2, "`contents` must be a number", None),
        ('title = "x"\ncontents = 9', 2, "`contents` must be from 0 to 6", None),
        ('title = "x"\ndate = "Nov 2026"', 2, "`date` is not a date", None),
        ('title = "x"\ncite_as = "{titel}"', 2, "`cite_as` has {titel}; there are {title}", None),
        ('title = "x"\ncite_as = "{title} {date}"', 2, "and the recipe no `date`", "leave {date} out"),
        ('title = "x"\n[sections]\ntitle = "y"', 2, "`sections` must be a list", None),
        ('title = "x"\nintroduction = "no.md"', 2, "no.md: no such file", "check the path"),
        ('title = "x"\n\ntitle = "y"', 3, "is not valid TOML: a name stands twice", "leave one"),
        ('title = "x', 1, "is not valid TOML", "quotation marks"),
        ("title = “x”", 1, "is not valid TOML: invalid value", 'straight quotation marks (")'),
        ('title = "x"\ndate = 2026-13-01', 2, "is not valid TOML", "quotation marks"),
        (b'title = "x"\nsource = "\xe9"', 2, "is not UTF-8", "save it as UTF-8"),
        ("year = 1" + "0" * 5000, None, "is not valid TOML: exceeds the limit", "quotation marks"),
        ("a = " + "[" * 100_000, None, "is nested too deep", None),
    ],
)  # fmt: skip
def test_what_is_wrong_has_a_line_and_a_hint(
    tmp_path: Path, text: str | bytes, line: int | None, message: str, hint: str | None
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UnreadableError) as caught:
        read(path)
    error = caught.value
    assert message in error.message
    assert "\n" not in error.message
    assert (error.where.file, error.where.line) == (str(path), line)
    assert error.hint is None if hint is None else hint in (error.hint or "")


def test_numbers_days_and_single_texts_are_taken_as_meant(tmp_path: Path) -> None:
    text = f'date = 2026-11-30\nauthors = "Ann Other"\n{SECTION}title = "y"\nyear = 2019\nhas = "url"\n'
    recipe = read(written(tmp_path, text)).recipe
    assert (recipe.date, recipe.authors) == ("2026-11-30", ("Ann Other",))
    assert (recipe.sections[0].year, recipe.sections[0].has) == ("2019", ("url",))


def test_introductions_are_read_from_beside_the_recipe(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.md").write_bytes(b"\xef\xbb\xbfOne\r\n\r\ntwo")
    file = read(written(tmp_path, f'introduction = "text/a.md"\n{SECTION}title = "y"\n'))
    assert file.introductions == {"text/a.md": "One\n\ntwo"}


def test_every_file_that_is_read_is_known(tmp_path: Path) -> None:
    for name in ("a.md", "a.docx", "a.csl", "b.jinja"):
        (tmp_path / name).touch()
    text = f'introduction = "a.md"\nreference_document = "a.docx"\nstyle = "a.csl"\n{SECTION}title = "y"\n'
    file = read(written(tmp_path, f'{text}style = "b.jinja"\n'))
    names = {"brief.toml", "a.md", "a.docx", "a.csl", "b.jinja"}
    assert names <= {each.name for each in file.files if each.parent == tmp_path}
    assert file.style() == str(tmp_path / "a.csl")
    assert file.style(file.recipe.sections[0]) == str(tmp_path / "b.jinja")


def test_front_matter_of_an_introduction_is_no_part_of_it_and_lines_keep_their_numbers(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.md").write_bytes(b"---\r\ntitle: A\r\n---\r\nOne\r\n\r\n---\r\ntwo")
    (tmp_path / "b.md").write_bytes(b"---\n\nOne\n\n---\n")
    file = read(written(tmp_path, f'introduction = ["a.md", "b.md"]\n{SECTION}title = "y"\n'))
    assert file.introductions == {"a.md": "\n\n\nOne\n\n---\ntwo", "b.md": "---\n\nOne\n\n---\n"}


def test_an_introduction_that_is_not_utf_8_is_blamed_on_the_line_that_names_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff")
    path = written(tmp_path, f'{SECTION}title = "y"\nintroduction = ["a.md"]\n')
    with pytest.raises(UnreadableError, match=r"a\.md is not UTF-8") as caught:
        read(path)
    assert caught.value.where.line == 5


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f'reference_document = "no.docx"\n{SECTION}title = "y"\n', 1),
        (f'reference_document = "no"\n{SECTION}title = "y"\n', 1),
        (f'style = "no.csl"\n{SECTION}title = "y"\n', 1),
        (f'{SECTION}title = "y"\nstyle = "no.md.j2"\n', 5),
    ],
)
def test_a_file_that_is_not_there_is_blamed_on_the_line_that_names_it(
    tmp_path: Path, text: str, line: int
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UnreadableError, match="there is no file") as caught:
        read(path)
    assert (caught.value.where.file, caught.value.where.line) == (str(path), line)


def test_a_recipe_that_is_far_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="larger than 1 MiB"):
        read(written(tmp_path, "#" * (2**20 + 1)))


def test_a_recipe_cannot_be_changed() -> None:
    recipe = Recipe(title="x")
    with pytest.raises(ValueError, match="frozen"):
        recipe.title = "y"  # type: ignore[misc]


_words = st.sampled_from(
    ["title", "sections", "keys", "x", '"y"', "[[sections]]", "[", "]", "{", "}", "=", "\n", ",", ".", "1", "true",
     "'", '"""', "#", "2026-11-30", "[[sections.sections]]", 'title = "x"\n', "\ufeff", "\x00", "é"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(_words, max_size=12).map(" ".join))
def test_any_text_is_a_recipe_or_is_refused_in_one_line(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), text)
        try:
            read(path)
        except UnreadableError as error:
            assert "\n" not in error.message
            assert error.where.file == str(path)
