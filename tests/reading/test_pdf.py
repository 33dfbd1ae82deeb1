"""PDFs to text: what the page shows is what the text says, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_refs.reading import pdf
from evidence_refs.reading.pdf.characters import Before, Style, Word
from evidence_refs.reading.pdf.lines import fragments, line
from tests.reading.pdf.printed import EM, Link, Page, Part, Put, lines, table
from tests.reading.pdf.printed import pdf as printed

BODY = """
Unpaid carers look after people who could not live at
home without them, and most do so for years without
any help from the council or from the health service.
"""


def text_of(*pages: Page | Sequence[Part]) -> str:
    return pdf.read(printed(pages), "a.pdf").text


def paragraphs(*pages: Page | Sequence[Part]) -> list[str]:
    return text_of(*pages).strip().split("\n\n")


def test_a_paragraph_keeps_its_lines_and_a_gap_ends_it() -> None:
    assert text_of(lines(BODY), lines(BODY.upper() + "\n" + BODY)) == (
        f"{BODY.strip()}\n\n{BODY.strip().upper()}\n\n{BODY.strip()}\n"
    )


def test_pages_begin_on_the_lines_that_are_said() -> None:
    read = pdf.read(printed([lines(BODY), [], lines(BODY)]), "a.pdf")
    starts = read.page_starts
    assert read.paragraphs
    assert (starts[0], len(starts)) == (1, 3)
    assert read.text.split("\n")[starts[2] - 1].startswith("Unpaid")


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first = lines("The first words of a sentence that is longer than its\npage was, and that")
    second = lines("goes on at the head of the one that follows.\n\n" + BODY)
    assert paragraphs(first, second)[0].split("\n") == [
        "The first words of a sentence that is longer than its",
        "page was, and that",
        "goes on at the head of the one that follows.",
    ]


def test_items_that_hang_are_paragraphs_without_a_gap_between() -> None:
    items = """
Adams, A. (2019) The cost of care and who bears it in
      the north of England. London: Carers UK.
Brown, B. and Clark, C. (2020) Breaks for carers: the
      evidence of ten years from five councils.
Davies, D. (2021) Short title.
Evans, E. (2022) Respite and the working carer: what
      employers say. York: The University.
"""
    found = paragraphs(lines(items))
    assert [each[:5] for each in found] == ["Adams", "Brown", "Davie", "Evans"]
    assert found[1].endswith("five councils.")


def test_numbered_items_begin_where_the_next_number_stands() -> None:
    items = "\n".join(
        f"{n}. Author number {n} and a long title that is wrapped\nover two lines of the list (2020)."
        for n in range(1, 12)
    )
    found = paragraphs(lines(items))
    assert [each.split(".")[0] for each in found] == [str(n) for n in range(1, 12)]


def test_bullets_are_list_items() -> None:
    found = paragraphs(lines("\u2022 the first thing\n\u2022 the second thing"))
    assert found == ["- the first thing", "- the second thing"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = lines("\n".join(f"left line {n} of the first column" for n in range(8)), x=50)
    right = lines("\n".join(f"right line {n} of the second one" for n in range(8)), x=320)
    mixed = [part for pair in zip(left, right, strict=True) for part in pair]
    said = text_of([Put("A heading over both of the columns", 50, 70, 16), *mixed])
    assert said.index("A heading") < said.index("left line 7") < said.index("right line 0")


def test_an_item_goes_on_in_the_next_column() -> None:
    left = "[1] A first item of the list that is\nwrapped.\n[2] A second item of the list. It is\nbroken here:"
    left += "".join(f"\n[{n}] An item that is also wrapped to a\nsecond line." for n in (3, 4))
    left += "\n[5] The item at the foot of a column is"
    right = (
        "also wrapped. It ends here.\n[6] Another item of the list that is\nwrapped.\n[7] One more."
    )
    right += "\n[8] And the last one of the whole list\nof works."
    found = paragraphs([*lines(left, x=50), *lines(right, x=320)])
    assert len(found) == 8
    assert found[4].endswith("It ends here.")


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [Put("Carers in the county 2021", 72, 30), *lines(BODY), Put(str(n), 300, 815)]
        for n in range(1, 6)
    ]
    assert "county" not in text_of(*pages)
    assert not any(each.isdigit() for each in paragraphs(*pages))


def test_a_number_beside_the_last_line_is_none_of_its_words() -> None:
    pages = [
        [*lines(BODY), Put("and the last line of the page.", 72, 815), Put(str(n), 500, 815)]
        for n in range(1, 6)
    ]
    assert "page. 1" not in text_of(*pages)


def test_numbers_of_notes_are_raised_and_notes_follow_the_page() -> None:
    page: list[Part] = [
        *lines("Carers are often tired.^1^ They need breaks.^2,3^ More\nthan half have none."),
        *lines(
            "^1^ Carers UK (2019) State of caring.\n^2^ NHS England (2020) Breaks for\ncarers.\n3 Age UK, 2021.",
            y=700,
            size=8,
        ),
    ]
    assert paragraphs(page, lines(BODY))[:4] == [
        "Carers are often tired.\u00b9 They need breaks.\u00b2,\u00b3 More\nthan half have none.",
        "\u00b9 Carers UK (2019) State of caring.",
        "\u00b2 NHS England (2020) Breaks for\ncarers.",
        "\u00b3 Age UK, 2021.",
    ]


def test_a_note_goes_on_at_the_next_foot() -> None:
    first = [
        *lines(BODY + "\nwhich nobody counts.^1^"),
        *lines(
            "^1^ Office for National Statistics (2021) How many\ncarers there are in each of the",
            y=780,
            size=8,
        ),
    ]
    second = [*lines(BODY), *lines("counties of England. Newport: ONS.", y=780, size=8)]
    second += lines("^2^ Another note.", y=791, size=8)
    found = paragraphs(first, [*second, Put("See there.^2^", 72, 300)])
    note = next(each for each in found if each.startswith("\u00b9"))
    assert note.endswith("counties of England. Newport: ONS.")


def test_exponents_and_ordinals_are_no_notes() -> None:
    said = text_of(lines("It covers 10 km^2^ of the county, in the 21^st^ century."))
    assert said == "It covers 10 km2 of the county, in the 21st century.\n"


def test_linked_words_have_their_address() -> None:
    page: list[Part] = [
        Put("See Supporting adult carers, 2020.", 72, 100),
        Link("https://a.org/ng150", 96, 100, 24),
    ]
    assert text_of(page) == "See [Supporting adult carers](https://a.org/ng150), 2020.\n"


def test_a_linked_title_over_two_lines_is_one_link() -> None:
    page = lines("See Supporting adult carers and\nthe people they care for, 2020.")
    page += [Link("https://a.org/(1)", 96, 100, 28), Link("https://a.org/(1)", 72, 112, 24)]
    assert text_of(page) == (
        "See [Supporting adult carers and\nthe people they care for](https://a.org/%281%29), 2020.\n"
    )


def test_a_linked_address_is_given_whole() -> None:
    page = lines(
        "Available at: https://www.example.org/re\nports/carers-2020.pdf (accessed 3 May)."
    )
    target = "https://www.example.org/reports/carers-2020.pdf"
    page += [Link(target, 72 + 14 * EM * 10, 100, 26), Link(target, 72, 112, 21)]
    assert text_of(page) == f"Available at: {target}\n(accessed 3 May).\n"


def test_links_within_the_document_and_to_mail_are_only_words() -> None:
    page: list[Part] = [Put("Write to the council.", 72, 100), Link("mailto:a@b.org", 72, 100, 5)]
    assert text_of(page) == "Write to the council.\n"


def test_an_address_that_is_broken_is_put_together() -> None:
    page = lines(
        "Available at: https://www.example.org/what-are-\nfood-places/carers. Accessed 3 May 2021."
    )
    assert text_of(page) == (
        "Available at: https://www.example.org/what-are-food-places/carers.\nAccessed 3 May 2021.\n"
    )


def test_the_document_says_whether_a_broken_word_has_a_hyphen() -> None:
    page = lines(
        "The well-being of carers is assessed when person-\ncentred plans are made, and assess-\n"
        "ment is for all. A person-centred plan is not an\nassessment."
    )
    said = text_of(page)
    assert "person-centred\nplans" in said
    assert "assessment\nis for all" in said


def test_italics_are_marked_but_not_a_whole_paragraph_of_them() -> None:
    page = lines("Adams, A. (2019) *The cost of care.* London: Carers UK.\n\n\n*All of this.*")
    assert paragraphs(page) == [
        "Adams, A. (2019) *The cost of care*. London: Carers UK.",
        "All of this.",
    ]


def test_headings_are_told_by_size_and_weight() -> None:
    page: list[Part] = [
        Put("Carers in the county", 72, 60, 20),
        Put("What we found", 72, 84, 10, bold=True),
        *lines(BODY),
    ]
    assert paragraphs(page)[:2] == ["# Carers in the county", "## What we found"]


def test_the_outline_names_headings() -> None:
    page = [Put("1. What we found", 72, 80), *lines(BODY)]
    said = pdf.read(printed([page], outline=["What we found"]), "a.pdf").text
    assert said.startswith("# 1. What we found\n")


def test_lines_of_a_contents_list_stay_lines() -> None:
    page = lines("Summary ................. 3\nReferences .............. 48\n\n" + BODY)
    assert paragraphs(page)[:2] == ["Summary ................. 3", "References .............. 48"]


def test_turned_pages_are_read_as_they_are_shown() -> None:
    turned: list[Part] = [
        Put(line, 100 + 12 * number, 700, turned=True)
        for number, line in enumerate(BODY.strip().split("\n"))
    ]
    assert text_of(Page(turned, rotate=90)) == BODY.strip() + "\n"


def test_text_drawn_twice_is_said_once() -> None:
    page = [Put("A shadow", 72, 100), Put("A shadow", 72.2, 100.2)]
    assert text_of(page) == "A shadow\n"


def test_an_address_over_three_lines_is_put_together() -> None:
    page = lines(
        "Available at: https://www.example.org/government/up\nloads/system/uploads/attachment/data/file/7137\n"
        "81/plan.pdf and more."
    )
    assert "/uploads/attachment/data/file/713781/plan.pdf\nand more" in text_of(page)


def test_rows_of_a_table_have_their_cells() -> None:
    cells = [
        ["Body", "Document", "Year"],
        ["NHS England", "Supporting/carers", "2019"],
        ["Carers UK", "State of caring:/a survey", "2021"],
    ]
    page: list[Part] = [
        Put("Before it.", 72, 80),
        *table(cells, [72, 200, 340, 400]),
        Put("After it.", 72, 260),
    ]
    assert paragraphs(page) == [
        "Before it.",
        "| Body | Document | Year |",
        "| NHS England | Supporting carers | 2019 |",
        "| Carers UK | State of caring: a survey | 2021 |",
        "After it.",
    ]


def test_a_table_that_lays_out_a_page_is_paragraphs() -> None:
    long = "/".join(["A line of the long text of a cell that lays"] * 14)
    said = paragraphs([*table([[long, "Left"], [long, "Right"]], [40, 340, 500])])
    assert not any(each.startswith("|") for each in said)
    assert "Left" in said


def test_three_columns_are_read_from_the_left() -> None:
    page: list[Part] = [
        part
        for n, x in enumerate((40, 220, 400))
        for part in lines("\n".join(f"column {n} line {k} of text" for k in range(7)), x=x)
    ]
    said = text_of(page)
    assert said.index("column 0 line 6") < said.index("column 1 line 0")
    assert said.index("column 1 line 6") < said.index("column 2 line 0")


def test_labels_that_are_no_numbers_point_to_their_notes() -> None:
    page: list[Part] = [
        *lines("Most providers open once a week.^i^ Some do not open at\nall in the summer."),
        *lines("^i^ All that is said of providers was\nseen on 23 May.", y=700, size=8),
    ]
    assert paragraphs(page) == [
        "Most providers open once a week.[^i] Some do not open at\nall in the summer.",
        "[^i]: All that is said of providers was\nseen on 23 May.",
    ]


def test_letters_set_wide_are_one_word() -> None:
    style = Style(8)
    spots = [
        ("C", 10, 15),
        ("hildren", 16.5, 46),
        ("said", 49, 66),
        ("T", 69, 73),
        ("he", 74.5, 84),
    ]
    spots += [("good", 87, 106), ("news", 109, 130)]
    befores: list[Before] = ["", "gap", "blank", "blank", "gap", "blank", "blank"]
    words = [
        Word(t, a, b, 0, style, before) for (t, a, b), before in zip(spots, befores, strict=True)
    ]
    assert line(fragments(words)).text == "Children said The good news"


def test_a_blank_that_was_not_typed_is_one_after_a_number() -> None:
    style = Style(10)
    spots = [
        ("4.27.", 10, 35),
        ("The", 36.7, 52),
        ("words", 56, 82),
        ("go", 86, 96),
        ("on", 100, 110),
    ]
    befores: list[Before] = ["", "gap", "blank", "blank", "blank"]
    words = [
        Word(t, a, b, 0, style, before) for (t, a, b), before in zip(spots, befores, strict=True)
    ]
    assert line(fragments(words)).text == "4.27. The words go on"


def test_a_title_over_the_second_column_is_read_before_the_first() -> None:
    left = lines("\n".join(f"left line {n} of the first column" for n in range(8)), x=50)
    right = lines("\n".join(f"right line {n} of the second one" for n in range(8)), x=320)
    mixed = [part for pair in zip(left, right, strict=True) for part in pair]
    said = text_of([Put("References", 320, 40, 16), *mixed])
    assert said.index("References") < said.index("left line 0") < said.index("right line 0")


def test_the_numbers_of_a_list_stay_with_its_items() -> None:
    def column(first: int, x: float) -> list[Part]:
        parts: list[Part] = []
        for row in range(6):
            y = 100 + 30 * row
            parts.append(Put(f"{first + row}.", x, y))
            parts.append(Put("Hale A. A plan for the", x + 24, y))
            parts.append(Put("place. Lancet. 2019.", x + 24, y + 14))
        return parts

    found = paragraphs([*column(1, 40), *column(7, 220), *column(13, 400)])
    assert [each.split()[0] for each in found] == [f"{n}." for n in range(1, 19)]
    assert all(each.endswith("2019.") for each in found)


def test_a_hyphen_that_breaks_a_word_of_an_address_is_none_of_it() -> None:
    page = lines(
        "The publications of the council.\nAvailable at: https://www.example.org/ihr/publica-\ntions/9789/en. "
        "Accessed 3 May 2021."
    )
    assert "https://www.example.org/ihr/publications/9789/en." in text_of(page)


def test_an_address_has_no_italics() -> None:
    page = lines("Dale plan. Geneva: WHO; 2009 (*https://example.org/dale*, accessed 3 May).")
    assert paragraphs(page) == [
        "Dale plan. Geneva: WHO; 2009 (https://example.org/dale, accessed 3 May)."
    ]


def test_what_is_small_below_a_heading_of_references_is_a_list() -> None:
    body = [*lines(BODY.replace("councils", "council¹"), size=11), *lines(BODY, y=180, size=11)]
    items = lines(
        "1. Hale A, Reed B. A plan for the place and for those in it. Lancet 2019;1:2.\n"
        "2. Reed B, Hale A. Another plan for the place and its people. BMJ 2020;3:4.",
        y=420, size=8,
    )  # fmt: skip
    pages = [[*body, Put("References", 72, 400, 11), *items], lines(BODY, size=11)]
    found = paragraphs(*pages)
    assert any(each.startswith("1. Hale") for each in found)
    assert any(each.startswith("2. Reed") for each in found)


def test_one_work_in_the_last_note_of_many_pages_is_no_running_foot() -> None:
    pages: list[list[Part]] = []
    for number, note in enumerate((3, 9, 12, 20, 31), start=1):
        text = [*lines(BODY + f"\nas page {number} says.^{note}^")]
        foot = (
            f"^{note}^ Inspectorate of Dale, An inspection of the\nresponse to the disorder, 2024"
        )
        pages.append([*text, *lines(foot, y=770, size=8)])
    assert sum("Inspectorate of Dale" in each for each in paragraphs(*pages)) == 5


def test_a_foot_below_the_last_note_is_no_part_of_it() -> None:
    pages: list[list[Part]] = []
    for number, note in enumerate((3, 9, 12, 20, 31, 40), start=1):
        text = [*lines(BODY + f"\nas page {number} says.^{note}^")]
        foot = f"^{note}^ Hale, A plan number {'abcdef'[number - 1]}, 2024\nAdopted by the board"
        pages.append([*text, *lines(foot, y=785, size=8)])
    assert "Adopted by the board" not in text_of(*pages)
