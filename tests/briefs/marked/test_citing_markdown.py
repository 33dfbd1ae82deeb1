"""The citations of a text, written in a style."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from evidence_refs import styles
from evidence_refs.briefs.marked.citing_markdown import cited, written
from evidence_refs.briefs.marked.markdown import edited, read
from evidence_refs.model import Reference
from evidence_refs.styles.document import Numbered

from ...styles.works import body, person, work

WORKS = {
    each.key: each
    for each in (
        work("a", "book", "One", authors=[person("Ash", "Jo")], date="2019", source=["Fern"]),
        work("b", "report", "Two *stars*", authors=[body("Trust [of] Health")], date="2018"),
        work("n", "webpage", "Of nobody", url="https://a.example"),
    )
}


def numbered(works: Mapping[str, Reference], style: str) -> Numbered:
    return styles.numbered(list({each.key: each for each in works.values()}.values()), style)


def printed(text: str, style: str) -> str:
    document = read(text.encode(), "brief.md")
    (edits,) = written([(document, cited(document))], WORKS, numbered(WORKS, style))
    return edited(document.text, edits)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "harvard",
            "As Ash (2019, p. 3) says (see Ash, 2019; Trust \\[of\\] Health, 2018), *Of nobody* (no date).",
        ),
        ("vancouver", "As Ash (1) says (see 1,2), *Of nobody* (3)."),
        (
            "oscola",
            "As Ash^[Jo Ash, *One* (Fern 2019) 3.] says,^[see Ash (n 1); Trust \\[of\\] Health, "
            "‘Two \\*Stars\\*’ (2018).] *Of nobody*.^[‘Of Nobody’ \\<<https://a.example>\\>.]",
        ),
    ],
)
def test_in_the_text_in_the_sentence_and_in_notes(style: str, expected: str) -> None:
    text = "As @a [p. 3] says [see @a; @b], @n."
    assert printed(text, style) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[^1]: As [@a] says.", "[^1]: As (Jo Ash, *One* (Fern 2019)) says."),
        ("[^1]: As [see @a]\nsays", "[^1]: As (see Jo Ash, *One* (Fern 2019))\nsays"),
        ("[^1]: @a.\n\n    [@a, p. 3] too", "[^1]: Jo Ash, *One* (Fern 2019).\n\n    (ibid 3) too"),
        ("[^1]: [@a]\n", "[^1]: Jo Ash, *One* (Fern 2019).\n"),
        ("x^[[@a].]", "x^[Jo Ash, *One* (Fern 2019).]"),
        ("x^[see @a]", "x^[see Jo Ash, *One* (Fern 2019)]"),
        ("[^1]: A note.\n\nx [@a]", "[^1]: A note.\n\nx^[Jo Ash, *One* (Fern 2019).]"),
        (
            "a[^1] [@a]. b [@b]. c [@a].\n\n[^1]: Own.",
            "a[^1].^[Jo Ash, *One* (Fern 2019).] b.^[Trust \\[of\\] Health, ‘Two \\*Stars\\*’ (2018).] "
            "c.^[Ash (n 2).]\n\n[^1]: Own.",
        ),
        (
            "a [@a]. b[^1] c [@a].\n\n[^1]: Own.",
            "a.^[Jo Ash, *One* (Fern 2019).] b[^1] c.^[Ash (n 1).]\n\n[^1]: Own.",
        ),
    ],
)
def test_in_a_note_that_is_there_already(text: str, expected: str) -> None:
    assert printed(text, "oscola") == expected


def test_a_note_has_no_word_of_a_style_that_cites_in_the_text() -> None:
    assert printed("[^1]: As [@a] says.", "harvard") == "[^1]: As (Ash, 2019) says."


def test_what_stands_in_a_list_cites_nothing() -> None:
    text = "[@a]\n\n<!-- references: -->\n\n@b\n\n<!-- /references -->\n\n@b"
    document = read(text.encode(), "brief.md")
    assert [each.cites[0].key for each in cited(document)] == ["a", "b"]
    assert "\n\n@b\n\n<!--" in printed(text, "apa")


def test_two_keys_of_a_work_cite_it_twice() -> None:
    document = read(b"[@a] [@old]", "brief.md")
    works = {"a": WORKS["a"], "old": WORKS["a"]}
    (edits,) = written([(document, cited(document))], works, numbered(works, "vancouver"))
    assert [each.text for each in edits] == ["(1\\)", "(1)"]


def test_a_sentence_has_the_look_of_names_and_titles() -> None:
    authors = [person(f"Ash{at}", "Jo") for at in range(5)]
    works = {"m": work("m", "book", "Three", authors=authors, date="2019"), "n": WORKS["n"]}
    document = read(b"@m, @n", "brief.md")
    (edits,) = written([(document, cited(document))], works, numbered(works, "harvard"))
    assert [each.text for each in edits] == ["Ash0 *et al.* (2019)", "*Of nobody* (no date)"]


def test_people_of_works() -> None:
    (found,) = numbered(WORKS, "apa").people()["a"]
    assert found.text == "Ash"
    assert not numbered(WORKS, "vancouver").people()["a"]
    assert [styles.is_for_notes(each) for each in ("apa", "oscola")] == [False, True]


def test_the_texts_of_one_document_have_one_row_of_notes() -> None:
    texts = [read(each.encode(), "x.md") for each in ("x [@a] y[^1]\n\n[^1]: Own.", "z [@b]. [@a]")]
    found = [(each, cited(each)) for each in texts]
    first, second = written(found, WORKS, numbered(WORKS, "oscola"))
    assert [each.text for each in first] == ["^[Jo Ash, *One* (Fern 2019).]"]
    assert [each.text for each in second][1] == "^[Ash (n 1).]"


@pytest.mark.parametrize(
    "text",
    [
        "Text.\n\n    code [@a]\n\n    more @b\n",
        "- item\n\n      code [@a]\n",
        "1.  item\n\n    ```\n    code\n\n    @a\n    ```\n",
        "> ```\n> code\n>\n> @a\n> ```\n",
        "Text.\r\n\r\n\tcode [@a]\r\n",
    ],
)
def test_code_stays_as_it_is(text: str) -> None:
    assert printed(text, "harvard") == text


@pytest.mark.parametrize(
    "text",
    [
        "- item\n\n    more @a\n",
        "[^1]: A note.\n\n    more @a\n",
        "Term\n\n:   It is.\n\n    more @a\n",
        "(a) item\n\n    more @a\n",
        "A @a line\n    that goes on\n",
    ],
)
def test_what_is_indented_and_no_code_is_written(text: str) -> None:
    assert printed(text, "harvard") == text.replace("@a", "Ash (2019)")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_stays_as_it_is(end: str) -> None:
    front = end.join(["---", 'title: "On @a"', 'nocite: "@b"', "...", ""])
    text = f"{front}[@a]{end}"
    assert printed(text, "oscola") == f"{front}^[Jo Ash, *One* (Fern 2019).]{end}"
    assert printed(f"---{end}{end}@a{end}---", "harvard") == f"---{end}{end}Ash (2019){end}---"


def test_what_front_matter_cites_is_last_as_it_is_for_pandoc() -> None:
    document = read(b"---\nnocite: |\n  @b, @n\n---\n\nx [@a; @n]\n", "brief.md")
    found = [cite.key for each in cited(document) for cite in each.cites]
    assert found == ["a", "n", "b", "n"]


@pytest.mark.parametrize(
    "begin",
    ["", "- ", "* ", "1. ", "(@) ", "a) ", "> ", "> - ", "# ", ": ", "- [x] ", "   ", "- x\n\n  "],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_sign_of_a_block_stays_one(begin: str, end: str) -> None:
    text = f"x{end}{end}{begin}".replace("\n\n  ", f"{end}{end}  ")
    assert printed(f"{text}[-@a] says", "oscola") == f"{text}^[*One* (Fern 2019).] says"
    assert printed(f"{text}[@a] says", "vancouver") == f"{text}(1\\) says"
    assert printed(f"{text}[-@a]", "harvard") == f"{text}(2019\\)"


def test_a_number_in_its_sentence_or_at_the_begin_of_a_note() -> None:
    assert printed("It is so [@a].", "vancouver") == "It is so (1)."
    assert printed("x[^1]\n\n[^1]: [@a] says", "vancouver") == "x[^1]\n\n[^1]: (1\\) says"


def test_a_blank_that_keeps_words_together_is_no_backslash_before_a_note() -> None:
    assert printed("so\\ [@a]", "oscola") == "so\\ ^[Jo Ash, *One* (Fern 2019).]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x [@a]?! y", "x?!^[{}] y"), ("x [@a].[-@a]", "x.^[{}]^[ibid.]"), ("x [@a] .", "x^[{}] ."),
        ("[@a]. y", "^[{}]. y"), ("- [@a].", "- ^[{}]."), ("@a.", "Ash.^[{}]"), ("“x [@a]”.", "“x^[{}]”."),
    ],
)  # fmt: skip
def test_a_note_stands_behind_the_punctuation(text: str, expected: str) -> None:
    assert printed(text, "oscola") == expected.format("Jo Ash, *One* (Fern 2019).")
