from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from evidence_refs import styles
from evidence_refs.errors import EvidenceRefsError, UnreadableError, UsageError
from evidence_refs.styles import loading
from evidence_refs.styles.reading import LIMIT, read

from .conftest import Make
from .works import work

DATA = Path(loading.__file__).parent / "data"
ONE = work("one", "book", "A book", authors=[{"family": "Ash", "given": "Jo"}], date="2020")


def refused(path: Path | str) -> EvidenceRefsError:
    with pytest.raises(EvidenceRefsError) as caught:
        styles.bibliography([ONE], path)
    error = caught.value
    assert "\n" not in error.message
    return error


def written(folder: Path, text: str | bytes, name: str = "a.csl") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_a_style_is_taken_by_its_path(small: Make) -> None:
    path = small('<text variable="title" suffix="!"/>')
    assert styles.bibliography([ONE], path)[0].text == "A book!"
    assert styles.bibliography([ONE], str(path))[0].text == "A book!"


def test_an_unknown_name_is_wrong_usage() -> None:
    error = refused("harvrad")
    assert isinstance(error, UsageError)
    assert "harvrad" in error.message
    assert error.hint is not None
    assert all(name in error.hint for name in styles.NAMES)


def test_a_file_that_is_not_there_is_named() -> None:
    error = refused("nowhere/none.csl")
    assert isinstance(error, UnreadableError)
    assert error.where.file == str(Path("nowhere/none.csl"))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "not XML"),
        ("nothing of XML", 1, "not XML"),
        ("<style>\n<macro>\n</style>", 3, "not XML"),
        ("\n<html/>", 2, "no CSL file"),
        ('<style xmlns="http://other.example"/>', 1, "no CSL file"),
        ('<!DOCTYPE style [<!ENTITY a "aaaa">]>\n<style xmlns="http://purl.org/net/xbiblio/csl"/>',
         1, "DOCTYPE"),
        ('<locale xmlns="http://purl.org/net/xbiblio/csl"/>', 1, "locale"),
        ('<style xmlns="http://purl.org/net/xbiblio/csl"/>', 1, "<citation>"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_style_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    error = refused(written(tmp_path, text))
    assert isinstance(error, UnreadableError)
    assert words in error.message
    assert error.where.line == line


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<frobnicate/>", "<frobnicate>"),
        ('<text macro="absent"/>', "'absent'"),
        ("<text/>", "variable or macro"),
        ("<names/>", "variable"),
        ("<date/>", "variable"),
        ('<date variable="issued"><date-part name="week"/></date>', "'week'"),
        ('<text macro="loop"/>', "calls itself"),
    ],
)
def test_a_style_that_cannot_be_followed_is_refused_with_its_line(
    small: Make, body: str, words: str
) -> None:
    own = '<macro name="loop"><text macro="round"/></macro><macro name="round"><text macro="loop"/></macro>'
    path = small(f"\n\n{body}", own=own if "loop" in body else "")
    error = refused(path)
    assert words in error.message
    assert error.where.line is not None
    line = path.read_text(encoding="utf-8").splitlines()[error.where.line - 1]
    assert "macro" in line or body in line


@pytest.mark.parametrize("calls", [1, 2])
def test_a_maze_of_macros_is_refused(small: Make, calls: int) -> None:
    chain = [
        f'<macro name="m{at}">{"".join([f"""<text macro="m{at + 1}"/>"""] * calls)}</macro>'
        for at in range(30 if calls > 1 else 2000)
    ]
    end = f'<macro name="m{len(chain)}"><text variable="title"/></macro>'
    error = refused(small('<text macro="m0"/>', own="".join([*chain, end])))
    assert "too deeply" in error.message


def test_elements_may_be_nested_as_deep_as_in_any_style(small: Make) -> None:
    look = 'prefix="(" suffix=")" font-style="italic" display="block" quotes="true"'
    deep = f"<group {look}>" * 90 + '<text variable="title"/>' + "</group>" * 90
    assert "A book" in styles.bibliography([ONE], small(deep))[0].text


def test_elements_that_are_nested_too_deeply_are_refused(small: Make) -> None:
    deep = "<group>" * 200 + '<text variable="title"/>' + "</group>" * 200
    assert "too deeply" in refused(small(deep)).message


def test_a_style_without_a_bibliography_says_so(tmp_path: Path) -> None:
    text = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><citation><layout>'
        '<text variable="title"/></layout></citation></style>'
    )
    path = written(tmp_path, text)
    assert "no bibliography" in refused(path).message
    assert styles.citations([ONE], [[styles.Cite("one")]], path) == ["A book"]


def test_a_file_that_is_far_too_large_is_not_parsed(tmp_path: Path) -> None:
    assert "MB" in refused(written(tmp_path, b" " * (LIMIT + 1))).message


def test_a_file_outside_is_not_read(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret", "secret.txt")
    text = (
        f'<!DOCTYPE style [<!ENTITY a SYSTEM "{secret.as_uri()}">]>\n'
        '<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>&a;</title></info></style>'
    )
    assert "secret" not in refused(written(tmp_path, text)).message.replace("secret.txt", "")


def dependent(parent: str, language: str = "") -> str:
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {language}><info>'
        f'<link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/>'
        "</info></style>"
    )


def test_a_dependent_style_is_the_one_beside_it(tmp_path: Path, small: Make) -> None:
    small('<text variable="title" prefix="parent: "/>').rename(tmp_path / "mother.csl")
    path = written(tmp_path, dependent("mother"), "child.csl")
    assert styles.bibliography([ONE], path)[0].text == "parent: A book"


def test_a_dependent_style_without_its_parent_says_where_that_is(tmp_path: Path) -> None:
    error = refused(written(tmp_path, dependent("mother")))
    assert isinstance(error, UsageError)
    assert "mother.csl" in error.message
    assert error.hint is not None
    assert "https://www.zotero.org/styles/mother" in error.hint


def test_a_dependent_style_is_sought_beside_it_and_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "deep"
    folder.mkdir()
    written(tmp_path, dependent("other"), "evil.csl")
    assert "evil.csl is not beside it" in refused(written(folder, dependent("../evil"))).message


def test_styles_that_depend_on_each_other_are_refused(tmp_path: Path) -> None:
    written(tmp_path, dependent("a"), "b.csl")
    assert "depends" in refused(written(tmp_path, dependent("b"))).message


def test_a_language_that_is_not_shipped_needs_its_file(tmp_path: Path, small: Make) -> None:
    path = small('<text term="accessed"/>', root='default-locale="fr-CA"')
    error = refused(path)
    assert error.hint is not None
    assert "locales-fr-FR.xml" in error.hint
    words = (
        '<locale xmlns="http://purl.org/net/xbiblio/csl" xml:lang="fr-FR"><terms>'
        '<term name="accessed">consulté le</term></terms></locale>'
    )
    written(tmp_path, words, "locales-fr-FR.xml")
    assert styles.bibliography([ONE], path)[0].text == "consulté le"


def test_words_of_a_style_go_before_those_of_its_language(small: Make) -> None:
    own = (
        '<locale><terms><term name="in">any</term><term name="from">any</term></terms></locale>'
        '<locale xml:lang="en"><terms><term name="in">English</term></terms></locale>'
        '<locale xml:lang="de"><terms><term name="in">deutsch</term></terms></locale>'
    )
    body = '<text term="in"/><text term="from" prefix=" "/><text term="and" prefix=" "/>'
    path = small(body, own=own, root='default-locale="en-GB"')
    assert styles.bibliography([ONE], path)[0].text == "English any and"


@pytest.mark.parametrize(
    "path", sorted([*DATA.glob("*.csl"), *DATA.glob("*.xml")]), ids=lambda path: path.name
)
def test_what_is_shipped_is_unchanged_and_under_its_licence(path: Path) -> None:
    notice = (DATA / "NOTICE").read_text(encoding="utf-8")
    data = path.read_bytes().replace(b"\r\n", b"\n")  # as git may write it on Windows
    assert f"{hashlib.sha256(data).hexdigest()}  {path.name}" in notice
    assert "https://citationstyles.org/" in notice
    rights = [each for each in read(path).all() if each.name == "rights"]
    assert "creativecommons.org/licenses/by-sa/3.0" in rights[0].get("license")
    assert "https://creativecommons.org/licenses/by-sa/3.0/" in notice
