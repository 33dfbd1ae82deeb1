"""What two librarians do to one catalogue, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence_refs.catalogue.git.merge import Merged, merge
from evidence_refs.catalogue.text.lines import BOM
from evidence_refs.errors import UnreadableError
from tests.catalogue.git.histories import swapped

AIR = """\
- key: defra2019clean
  type: report
  title: Clean Air Strategy
  authors:
  - {literal: DEFRA}
  source: [DEFRA]
  date: 2019
  abstract: >-
    It says what is in the air.
    It says who breathes it.
    It says what is done.
    It says what that costs.
    It says by when.
  tags: [air, plans]
"""
TEA = """\
- key: lee2020tea
  title: Green tea and the brain
  date: 2020-05
  cited_in:
  - {document: brief, form: entry, lines: [10, 11]}
  - {document: brief, form: entry, lines: [50, 51]}
"""
BRIEF = f"- id: brief\n  file: brief.txt\n  sha256: {'a' * 64}\n"


def catalogue(
    *records: str, documents: str = BRIEF, removed: str = " []\n", distinct: str = " []\n"
) -> str:
    return (
        f"# ours\nversion: 1\ndocuments:\n{documents}references:\n{''.join(records)}"
        f"removed:{removed}distinct:{distinct}"
    )


BASE = catalogue(AIR, TEA)


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    """Merge, and give the text; with the sides swapped the same comes out."""
    done = both_ways(base.encode(), ours.encode(), theirs.encode())
    assert bool(done.conflicts) == (b"<<<<<<<" in done.raw)
    return done.raw.decode()


def both_ways(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    done = merge(base, ours, theirs)
    assert swapped(merge(base, theirs, ours).raw) == done.raw
    return done


def test_different_fields_of_a_record() -> None:
    ours = BASE.replace("title: Clean Air Strategy", "title: 'Clean air strategy'  # mended")
    theirs = BASE.replace(
        "date: 2019\n", "# see p. 2\n  date: 2019-01-14\n  url: https://a.org/b\n"
    )

    assert merged(ours, theirs) == theirs.replace(
        "title: Clean Air Strategy", "title: 'Clean air strategy'  # mended"
    )


def test_the_same_field() -> None:
    ours, theirs = (BASE.replace("date: 2019\n", f"date: {date}\n") for date in ("2018", "2020"))

    assert merged(ours, theirs) == BASE.replace(
        "  date: 2019\n",
        "<<<<<<< ours\n  date: 2018\n=======\n  date: 2020\n>>>>>>> theirs\n",
    )
    (conflict,) = merge(BASE.encode(), ours.encode(), theirs.encode()).conflicts
    assert (conflict.key, conflict.why, conflict.line) == (
        "defra2019clean",
        "both sides changed `date`",
        14,
    )


def test_a_field_that_one_side_took_out() -> None:
    ours, theirs = BASE.replace("  date: 2019\n", ""), BASE.replace("date: 2019\n", "date: 2020\n")

    assert "<<<<<<< ours\n=======\n  date: 2020\n>>>>>>> theirs\n" in merged(ours, theirs)


def test_new_records_stand_where_they_sort() -> None:
    new = [f"- key: {key}\n  title: {key}\n" for key in ("a2020", "k2021", "z2022")]
    ours, theirs = catalogue(new[0], AIR, TEA, new[2]), catalogue(AIR, new[1], TEA)

    assert merged(ours, theirs) == catalogue(new[0], AIR, new[1], TEA, new[2])


def test_records_in_an_order_of_ones_own_keep_it() -> None:
    base = catalogue(TEA, AIR)
    new = "- key: a2020\n  title: A\n"
    theirs = base.replace("date: 2019", "date: 2018")

    assert merged(catalogue(TEA, AIR, new), theirs, base) == theirs.replace(TEA, new + TEA)
    assert merged(catalogue(AIR, TEA), catalogue(TEA, AIR, new), base) == catalogue(new, AIR, TEA)


def test_different_sentences_of_an_abstract() -> None:
    ours = BASE.replace("what is in the air", "what the air holds")
    theirs = BASE.replace("by when.", "by when, and who pays.")

    assert merged(ours, theirs) == ours.replace("by when.", "by when, and who pays.")


def test_one_sentence_of_an_abstract() -> None:
    ours, theirs = (
        BASE.replace("what is done", "what was done"),
        BASE.replace("is done", "ought to be done"),
    )

    assert (
        "    It says who breathes it.\n"
        "<<<<<<< ours\n    It says what was done.\n"
        "=======\n    It says what ought to be done.\n>>>>>>> theirs\n"
        "    It says what that costs.\n"
    ) in merged(ours, theirs)


def test_the_first_sentence_of_an_abstract() -> None:
    ours, theirs = (
        BASE.replace("what is in the air", f"what {verb} in the air") for verb in ("was", "will be")
    )

    assert (
        "<<<<<<< ours\n  abstract: >-\n    It says what was in the air.\n"
        "=======\n  abstract: >-\n    It says what will be in the air.\n>>>>>>> theirs\n"
        "    It says who breathes it.\n"
    ) in merged(ours, theirs)


def test_sentences_in_quotes_are_not_mixed_with_others() -> None:
    ours = BASE.replace(">-\n    It says what", '"What').replace("by when.", 'by when."')
    theirs = BASE.replace("what is done", "what is in C:\\new")

    assert merged(ours, theirs).count("abstract:") == 2
    assert merged(ours, BASE) == ours


def test_blank_lines_that_a_text_ends_with() -> None:
    base = BASE.replace("  date: 2020-05\n", "  note: |+\n    kept\n\n  date: 2020-05\n")
    ours = base.replace("Green", "Black")
    theirs = base.replace("2020-05", "2020-06")
    without = base.replace("kept\n\n", "kept\n")

    assert merged(ours, theirs, base) == ours.replace("2020-05", "2020-06")
    assert merged(ours, without, base) == ours.replace("kept\n\n", "kept\n")


def test_names_that_both_changed() -> None:
    ours = BASE.replace("  - {literal: DEFRA}\n", "  - {literal: DEFRA}\n  - {family: Gove}\n")
    theirs = BASE.replace("  - {literal: DEFRA}\n", "  - {literal: DEFRA}\n  - {literal: PHE}\n")

    assert (
        "  authors:\n  - {literal: DEFRA}\n"
        "<<<<<<< ours\n  - {family: Gove}\n=======\n  - {literal: PHE}\n>>>>>>> theirs\n"
    ) in merged(ours, theirs)


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "after"),
    [
        ("tags: [air, plans]", "tags: [air]", "tags: [air, plans, law]", "tags: [air, law]"),
        ("tags: [air, plans]", "tags: [a, air, plans]", "tags: [air, b, plans]", "tags: [a, air, b, plans]"),
        ("tags: [air, plans]", "tags: []", "tags: [air, plans, law]", "tags: [law]"),
        ("\n  tags: [air, plans]", "", "\n  tags: [law]", "\n  tags: [law]"),
        ("tags: [air, plans]", "reviewed: 2026-01-02", "reviewed: 2026-01-03", "reviewed: 2026-01-03"),
        ("tags: [air, plans]", "added: 2026-01-02", "added: 2026-01-03", "added: 2026-01-02"),
        (
            "tags: [air, plans]",
            "extra:\n    id: 7\n    shelf: B",
            "extra:\n    shelf: B\n    zone: 4",
            "extra:\n    id: 7\n    shelf: B\n    zone: 4",
        ),
        (
            "tags: [air, plans]",
            'alternates:\n    date: [{value: 2018, from: "brief:1"}]',
            'alternates:\n    date: [{value: 2017, from: "brief:2"}]\n    title: [{value: Air, from: x}]',
            'alternates:\n    date: [{value: 2017, from: "brief:2"}, {value: 2018, from: "brief:1"}]\n    title: [{value: Air, from: x}]',
        ),
        (
            "tags: [air, plans]",
            "origin:\n  - {file: a.bib, day: 2026-01-01}",
            "origin:\n  - {file: b.ris}",
            "origin:\n  - {file: a.bib, day: 2026-01-01}\n  - {file: b.ris}",
        ),
    ],
)  # fmt: skip
def test_lists_and_maps(before: str, ours: str, theirs: str, after: str) -> None:
    one, other, both = (BASE.replace(before, each) for each in (ours, theirs, after))

    assert merged(one, other) == both


def test_citations_are_put_together() -> None:
    new = "  - {document: brief, form: entry, lines: [%s, %s]}\n"
    ours = BASE.replace(new % (50, 51), new % (30, 31) + new % (50, 51))
    theirs = BASE.replace(new % (50, 51), new % (60, 61)).replace(new % (10, 11), "")

    assert merged(ours, theirs) == BASE.replace(new % (10, 11), new % (30, 31)).replace(
        new % (50, 51), new % (60, 61)
    )


def test_a_citation_that_both_sides_replaced() -> None:
    ours, theirs = (BASE.replace("[50, 51]", f"[50, {line}]") for line in (52, 53))
    theirs = theirs.replace("  cited_in:\n", "  cited_in:\n  - {document: brief, form: link}\n")

    assert (
        "  - {document: brief, form: link}\n"
        "  - {document: brief, form: entry, lines: [10, 11]}\n"
        "<<<<<<< ours\n  - {document: brief, form: entry, lines: [50, 52]}\n"
        "=======\n  - {document: brief, form: entry, lines: [50, 53]}\n>>>>>>> theirs\n"
    ) in merged(ours, theirs)


def test_a_name_in_extra_that_both_sides_changed() -> None:
    extra = "  extra:\n    id: {}\n    shelf: B{}\n"
    base = BASE.replace("  tags: [air, plans]\n", extra.format(1, ""))
    ours = base.replace("id: 1", "id: 2")
    theirs = base.replace("id: 1\n", "id: 3\n    zone: 4\n")

    assert (
        "  extra:\n<<<<<<< ours\n    id: 2\n=======\n    id: 3\n>>>>>>> theirs\n    zone: 4\n    shelf: B\n"
    ) in merged(ours, theirs, base)


def test_one_removes_what_the_other_edits() -> None:
    ours = catalogue(TEA, removed="\n- defra2019clean\n")
    theirs = BASE.replace("date: 2019\n", "date: 2020\n")

    assert merged(ours, theirs) == catalogue(
        "<<<<<<< ours\n=======\n",
        AIR.replace("date: 2019\n", "date: 2020\n"),
        ">>>>>>> theirs\n",
        TEA,
        removed="\n- defra2019clean\n",
    )


def test_one_removes_what_the_other_only_spells_anew() -> None:
    theirs = BASE.replace("Clean Air Strategy", "'Clean Air Strategy'").replace(
        "- key: lee", "\n# tea\n\n- key: lee"
    )

    assert merged(catalogue(TEA), theirs) == catalogue("# tea\n\n", TEA)
    assert merged(
        catalogue().replace("references:\n", "references: []\n"),
        catalogue(TEA, "\n# tea\n\n"),
        catalogue(TEA),
    ) == catalogue("# tea\n\n").replace("references:\n", "references: []\n")


RENAMED = AIR.replace("key: defra2019clean\n", "key: uk2019air\n  aliases: [defra2019clean]\n")


def test_an_edit_follows_a_rename() -> None:
    theirs = catalogue("# check the date\n", AIR.replace("date: 2019", "date: 2020"), TEA)

    assert merged(catalogue(TEA, RENAMED), theirs) == catalogue(
        TEA, "# check the date\n", RENAMED.replace("date: 2019", "date: 2020")
    )


def test_both_rename() -> None:
    other = RENAMED.replace("uk2019air", "gov2019air")
    rest = RENAMED.split("[defra2019clean]\n")[1]

    assert merged(catalogue(TEA, RENAMED), catalogue(other, TEA)) == catalogue(
        "<<<<<<< ours\n- key: uk2019air\n  aliases: [defra2019clean, gov2019air]\n"
        "=======\n- key: gov2019air\n  aliases: [defra2019clean, uk2019air]\n>>>>>>> theirs\n",
        rest,
        TEA,
    )


def test_both_rename_and_one_says_why() -> None:
    ours = RENAMED.replace("  aliases", "  # it is not theirs alone\n  aliases")

    assert "# it is not theirs alone\n<<<<<<< ours\n- key: uk2019air\n" in merged(
        catalogue(TEA, ours), catalogue(RENAMED.replace("uk2019air", "gov2019air"), TEA)
    )


def test_one_renames_what_the_other_removes() -> None:
    assert merged(catalogue(TEA, RENAMED), catalogue(TEA)) == catalogue(
        TEA, f"<<<<<<< ours\n{RENAMED}=======\n>>>>>>> theirs\n"
    )


def test_pairs_follow_a_rename() -> None:
    ours = catalogue(TEA, RENAMED)
    theirs = catalogue(AIR, TEA, distinct="\n- [defra2019clean, lee2020tea]  # sure\n")
    base = catalogue(AIR, TEA, distinct="\n- [defra2019clean, lee2020tea]\n")
    with_pair = catalogue(TEA, RENAMED, distinct="\n- [lee2020tea, uk2019air]\n")

    assert merged(ours, theirs) == catalogue(
        TEA, RENAMED, distinct="\n- [defra2019clean, lee2020tea]  # sure\n"
    )
    assert merged(with_pair, BASE, base) == ours


SHORT = "- key: defra2019cleana\n  title: Clean Air\n  source: [DEFRA]\n  date: 2019\n"
ONE = (
    AIR.replace("key: defra2019clean\n", "key: defra2019clean\n  aliases: [defra2019cleana]\n")
    .replace("  tags", "  alternates:\n    title: [{value: Clean Air, from: defra2019cleana}]\n  tags")
)  # fmt: skip


def test_an_edit_of_a_record_that_the_other_side_merged() -> None:
    edited = "# ask them\n" + SHORT.replace("Clean Air", "Clear Air").replace(
        "date", "edition: 2\n  date"
    )

    assert merged(
        catalogue(ONE, TEA), catalogue(AIR, edited, TEA), catalogue(AIR, SHORT, TEA)
    ) == catalogue(
        "# ask them\n",
        ONE.replace("value: Clean Air,", "value: Clear Air,").replace(
            "  date", "  edition: 2\n  date"
        ),
        TEA,
    )


def test_a_fuller_value_in_a_record_that_the_other_side_merged() -> None:
    theirs = catalogue(AIR, SHORT.replace("date: 2019", "date: 2019-01"), TEA)
    other = "    date: [{value: 2019, from: defra2019clean}]\n  tags"

    assert merged(catalogue(ONE, TEA), theirs, catalogue(AIR, SHORT, TEA)) == catalogue(
        ONE.replace("date: 2019", "date: 2019-01").replace("  tags", other), TEA
    )


def test_a_merge_keeps_what_was_chosen_when_the_other_side_only_cites() -> None:
    chosen = ONE.replace("title: Clean Air Strategy", "title: Clean Air").replace(
        "value: Clean Air, from: defra2019cleana", "value: Clean Air Strategy, from: defra2019clean"
    )
    cited = "  cited_in:\n" + "  - {document: brief, form: link}\n" * 3

    assert merged(
        catalogue(chosen, TEA), catalogue(AIR + cited, SHORT, TEA), catalogue(AIR, SHORT, TEA)
    ) == catalogue(chosen + cited, TEA)


def test_an_edit_of_the_value_that_was_chosen() -> None:
    chosen = ONE.replace("title: Clean Air Strategy", "title: Clean Air").replace(
        "value: Clean Air, from: defra2019cleana", "value: Clean Air Strategy, from: defra2019clean"
    )
    base = catalogue(AIR, SHORT, TEA)

    assert merged(
        catalogue(chosen, TEA), base.replace("Clean Air\n", "Cleaner Air\n"), base
    ) == catalogue(chosen.replace("Clean Air\n", "Cleaner Air\n"), TEA)
    assert merged(catalogue(chosen, TEA), base.replace("Strategy", "Plan"), base) == catalogue(
        chosen.replace("Strategy", "Plan"), TEA
    )


def test_an_edit_of_a_value_that_was_mended_in_the_merge() -> None:
    mended = ONE.replace("title: Clean Air Strategy", "title: Clear Air")
    base = catalogue(AIR, SHORT, TEA)

    assert (
        "<<<<<<< ours\n  title: Clear Air\n=======\n  title: Clean Air Plan\n>>>>>>> theirs\n"
    ) in merged(catalogue(mended, TEA), base.replace("Strategy", "Plan"), base)


def test_a_value_that_was_mended_in_the_merge_stays_whatever_is_cited() -> None:
    plan, aims = (f"- key: {name}\n  title: Air {name}\n" for name in ("plan", "aims"))
    other = (
        "  alternates:\n    title: [{value: Air plan, from: plan}, {value: Air aims, from: aims}]\n"
    )
    one = f"- key: plan\n  aliases: [aims]\n  title: Plans and aims\n{other}"
    cited = "  cited_in:\n" + "  - {document: brief, form: link}\n" * 3
    base = catalogue(aims, plan)

    assert merged(catalogue(one), catalogue(aims, plan + cited), base) == catalogue(one + cited)
    theirs = catalogue(aims + "  alternates:\n    title: [{value: Aims, from: brief}]\n", plan)
    both = "".join(
        f"    - {{value: {value}, from: {place}}}\n"
        for value, place in (("Aims", "brief"), ("Air plan", "plan"), ("Air aims", "aims"))
    )
    assert f"  title: Plans and aims\n  alternates:\n    title:\n{both}" in merged(
        catalogue(one), theirs, base
    )


def test_a_new_record_under_a_name_that_the_other_side_gave_in_a_merge() -> None:
    new = "- key: air\n  title: Quite another thing\n"
    one = ONE.replace("[defra2019cleana]", "[defra2019cleana, air]")

    assert merged(
        catalogue(one, TEA), catalogue(new, AIR, SHORT, TEA), catalogue(AIR, SHORT, TEA)
    ) == catalogue(f"<<<<<<< ours\n{one}=======\n{new}{AIR}{SHORT}>>>>>>> theirs\n", TEA)


def test_one_merges_what_the_other_removes_in_part() -> None:
    theirs = AIR.replace("[air", "[a, air")

    assert merged(
        catalogue(ONE, TEA), catalogue(theirs, TEA), catalogue(AIR, SHORT, TEA)
    ) == catalogue(f"<<<<<<< ours\n{ONE}=======\n{theirs}>>>>>>> theirs\n", TEA)


def test_both_merge_the_same_records() -> None:
    other = (
        ONE.replace("key: defra2019clean\n  aliases: [defra2019cleana]", "key: defra2019cleana\n  aliases: [defra2019clean]")
        .replace("tags: [air, plans]", "tags: [air, plans, law]")
    )  # fmt: skip
    text = merged(catalogue(ONE, TEA), catalogue(other, TEA), catalogue(AIR, SHORT, TEA))

    assert (
        "<<<<<<< ours\n- key: defra2019clean\n  aliases: [defra2019cleana]\n"
        "=======\n- key: defra2019cleana\n  aliases: [defra2019clean]\n>>>>>>> theirs\n"
    ) in text
    assert "tags: [air, plans, law]" in text


def test_merges_that_do_not_fit_are_shown_whole() -> None:
    base = catalogue(AIR, SHORT, TEA)
    other = TEA.replace("key: lee2020tea", "key: lee2020tea\n  aliases: [defra2019cleana]")
    done = merged(catalogue(ONE, TEA), catalogue(AIR, other), base)

    assert done == catalogue(
        f"<<<<<<< ours\n{ONE}{TEA}=======\n{AIR}{other}>>>>>>> theirs\n",
    )


def test_one_merges_what_the_other_calls_distinct() -> None:
    base = catalogue(AIR, SHORT, TEA)
    theirs = base.replace("distinct: []\n", "distinct:\n- [defra2019clean, defra2019cleana]\n")

    assert merged(catalogue(ONE, TEA), theirs.replace("2020-05", "2020"), theirs) == (
        catalogue(ONE, TEA).replace("2020-05", "2020")
    )
    assert merged(catalogue(ONE, TEA), theirs, base) == catalogue(
        ONE,
        TEA,
        distinct="\n<<<<<<< ours\n=======\n- [defra2019clean, defra2019cleana]\n>>>>>>> theirs\n",
    )


def test_both_add_the_same_work() -> None:
    one = "- key: z2020walk\n  title: Walking for health\n  source: [PHE]\n  date: 2020\n  tags: [a]\n"
    other = (
        "- key: z2020walk\n  title: Walking for health\n  date: 2020\n  doi: 10.1/2\n  tags: [b]\n"
    )

    assert merged(catalogue(AIR, TEA, one), catalogue(AIR, TEA, other)) == catalogue(
        AIR,
        TEA,
        "- key: z2020walk\n  title: Walking for health\n  source: [PHE]\n  date: 2020\n  doi: 10.1/2\n  tags: [a, b]\n",
    )


def test_both_add_different_works_under_one_key() -> None:
    one = "- key: z2020plan\n  title: A plan for walking\n  source: [PHE]\n  date: 2020\n"
    other = "- key: z2020plan\n  title: Winter preparedness\n  source: [NHS]\n  date: 2020\n"

    assert merged(catalogue(AIR, TEA, one), catalogue(AIR, TEA, other)) == catalogue(
        AIR, TEA, f"<<<<<<< ours\n{one}=======\n{other}>>>>>>> theirs\n"
    )


def test_one_renames_to_a_key_that_the_other_gives_a_new_work_for_the_one_it_removed() -> None:
    renamed = TEA.replace("lee2020tea", "new2020tea").replace(
        "  title", "  aliases: [lee2020tea]\n  title"
    )
    fresh = "- key: new2020tea\n  title: Black holes and their mass\n  date: 1999\n"
    theirs = catalogue(AIR, fresh, removed="\n- lee2020tea\n")

    text = merged(catalogue(AIR, renamed), theirs)
    assert f"<<<<<<< ours\n{renamed}=======\n{fresh}>>>>>>> theirs\n" in text
    again = TEA.replace("lee2020tea", "new2020tea").replace("2020-05", "2020-06")
    by_hand = merged(catalogue(AIR, renamed), catalogue(AIR, again))
    assert by_hand == catalogue(AIR, renamed.replace("2020-05", "2020-06"))


def test_a_new_key_that_the_other_side_gave_as_an_alias() -> None:
    new = "- key: air2019\n  title: Quite another thing\n  date: 1999\n"
    theirs = AIR.replace("clean\n", "clean\n  aliases: [air2019]\n", 1)
    done = merged(catalogue(new, AIR, TEA), catalogue(theirs, TEA))

    assert done == catalogue(f"<<<<<<< ours\n{new}{AIR}=======\n{theirs}>>>>>>> theirs\n", TEA)


def test_documents_are_merged_by_id() -> None:
    new = [f"- id: {name}\n  file: {name}.txt\n  sha256: {'b' * 64}\n" for name in ("a", "z")]
    ours = catalogue(AIR, TEA, documents=new[0] + BRIEF.replace("file", "title: One\n  file"))
    theirs = catalogue(
        AIR, TEA, documents=BRIEF.replace("  sha", "  url: https://a.org\n  sha") + new[1]
    )

    assert merged(ours, theirs) == catalogue(
        AIR,
        TEA,
        documents=new[0]
        + BRIEF.replace("file", "title: One\n  file").replace(
            "  sha", "  url: https://a.org\n  sha"
        )
        + new[1],
    )


def test_both_add_the_same_document() -> None:
    new = BRIEF.replace("brief", "a")
    ours, theirs = (
        catalogue(AIR, TEA, documents=new.replace("  file", f"  {more}\n  file") + BRIEF)
        for more in ("title: One", "date: 2020")
    )

    assert merged(ours, theirs) == ours.replace("title: One\n", "title: One\n  date: 2020\n")


def test_different_documents_under_one_id() -> None:
    one, other = (f"- id: a\n  file: {n}.txt\n  sha256: {n * 64}\n" for n in ("c", "d"))
    done = merged(
        catalogue(AIR, TEA, documents=one + BRIEF), catalogue(AIR, TEA, documents=other + BRIEF)
    )

    assert f"<<<<<<< ours\n{one}=======\n{other}>>>>>>> theirs\n{BRIEF}" in done


def test_keys_that_were_removed() -> None:
    base = catalogue(AIR, TEA, removed="\n- a\n- b\n")
    ours = catalogue(AIR, TEA, removed="\n- a\n# they asked\n- c\n")
    theirs = catalogue(AIR, TEA, removed="\n- a\n- b  # once\n- d\n")

    assert merged(ours, theirs, base) == catalogue(
        AIR, TEA, removed="\n- a\n# they asked\n- c\n- d\n"
    )


def test_pairs_that_become_one_keep_their_comments() -> None:
    pairs = "\n- [defra2019clean, lee2020tea]  # old\n- [lee2020tea, uk2019air]  # new\n"

    assert merged(
        catalogue(TEA, RENAMED, distinct=pairs), catalogue(AIR, TEA, removed="\n- x\n")
    ) == catalogue(
        TEA, RENAMED, removed="\n- x\n", distinct="\n# old\n- [lee2020tea, uk2019air]  # new\n"
    )


def test_a_version_that_both_sides_changed() -> None:
    base, ours, theirs = (f"version: {n}\n{BASE.split('version: 1')[1][1:]}" for n in (1, 2, 3))
    done = merge(base.encode(), ours.encode(), theirs.encode())

    assert done.raw.startswith(b"<<<<<<< ours\nversion: 2\n=======\nversion: 3\n>>>>>>> theirs\n")
    assert [conflict.line for conflict in done.conflicts] == [1]


def test_lists_in_brackets() -> None:
    base = catalogue(AIR, TEA, removed=" [a, b]  # gone\n")
    ours = catalogue(AIR, TEA, removed=" [a, b, c]  # gone\n")

    assert merged(ours, catalogue(AIR, TEA, removed=" [b]\n"), base) == catalogue(
        AIR, TEA, removed="\n- b\n- c\n"
    )


def test_comments_of_both_sides_stay() -> None:
    ours = BASE.replace("date: 2019\n", "date: 2019  # printed\n").replace(
        "- key: lee", "# tea 1\n- key: lee"
    )
    theirs = BASE.replace("date: 2019\n", "date: 2020  # guessed\n").replace(
        "- key: lee", "# tea 2\n- key: lee"
    )

    assert merged(ours, theirs) == BASE.replace(
        "  date: 2019\n", "  # printed\n  date: 2020  # guessed\n"
    ).replace("- key: lee", "# tea 1\n# tea 2\n- key: lee")


def test_a_comment_that_both_sides_moved_stands_once() -> None:
    base = BASE.replace("  date: 2019", "  # ask\n  date: 2019")
    ours, theirs = (
        BASE.replace(f"  {name}:", f"  # ask\n  {name}:", 1) for name in ("tags", "title")
    )

    assert merged(ours.replace("2019\n", "2018\n"), theirs, base).count("# ask\n") == 1


def test_one_value_spelt_in_two_ways() -> None:
    ours, theirs = (BASE.replace("2019\n", f"{date}\n") for date in ("2020", "'2020'"))

    assert merged(ours, theirs) == theirs


def test_signs_that_yaml_takes_for_ends_of_lines() -> None:
    ours = BASE.replace("- key: lee", "# a\u2028# b\n- key: lee").replace("2020-05", "2020-06")
    theirs = BASE.replace("- key: lee", "# c\x85# d\n- key: lee").replace("Green", "Black")

    assert "\n# a\n# b\n# c\n# d\n- key: lee2020tea\n  title: Black" in merged(ours, theirs)


def test_a_file_that_one_side_brought_into_the_standard_form() -> None:
    base = BASE.replace("tags: [air, plans]", "tags:\n  - air\n  - 'plans'").replace(
        "date: 2019", "date: '2019'"
    )
    theirs = base.replace("air.\n    It says who", "air!\n    It says who").replace(
        "'2019'", "'2018'"
    )

    assert merged(BASE, theirs, base) == BASE.replace(
        "air.\n    It says who", "air!\n    It says who"
    ).replace("date: 2019", "date: '2018'")


def test_records_in_braces() -> None:
    base = catalogue(AIR, "- {key: lee2020tea, title: Green tea, date: 2020}\n")
    ours, theirs = base.replace("Green", "Black"), base.replace("2020}", "2021, number: 4}")

    assert merged(ours, theirs, base) == catalogue(
        AIR, "- key: lee2020tea\n  title: Black tea\n  number: 4\n  date: 2021\n"
    )


def test_records_in_braces_with_a_comment_are_shown_whole() -> None:
    base = catalogue(AIR, "- {key: lee2020tea, title: Green tea, date: 2020}  # mine\n")
    ours, theirs = base.replace("Green", "Black"), base.replace("2020}", "2021, number: 4}")

    assert merged(ours, theirs, base).count("  # mine\n") == 2


def indented(text: str) -> str:
    lines = (
        line if line[:1] in ("#", "") or line[0].isalpha() else f"  {line}"
        for line in text.split("\n")
    )
    return "\n".join(lines)


def test_lists_that_are_indented() -> None:
    base = indented(BASE).replace("  - key: lee", "# tea\n  - key: lee")
    ours = base.replace("date: 2019\n", "date: 2018\n").replace("air, plans", "air, plans, law")
    theirs = base.replace("date: 2019\n", "date: 2020\n").replace("Green tea", "Black tea")

    assert merged(ours, theirs, base) == (
        base.replace("air, plans", "air, plans, law").replace("Green tea", "Black tea")
        .replace("    date: 2019\n", "<<<<<<< ours\n    date: 2018\n=======\n    date: 2020\n>>>>>>> theirs\n")
    )  # fmt: skip


def test_one_side_indents_and_the_other_edits() -> None:
    assert merged(indented(BASE), BASE.replace("Green", "Black")) == indented(BASE).replace(
        "Green", "Black"
    )


@pytest.mark.parametrize("form", [lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: BOM + raw])
def test_line_ends_and_byte_order_marks(form: Callable[[bytes], bytes]) -> None:
    base, ours, theirs, both = (
        text.encode()
        for text in (BASE, BASE.replace("Green", "Black"), BASE.replace("2019\n", "2018\n"),
                     BASE.replace("Green", "Black").replace("2019\n", "2018\n"))
    )  # fmt: skip

    assert both_ways(form(base), form(ours), form(theirs)).raw == form(both)
    assert both_ways(base, form(ours), theirs).raw == form(both)


def test_both_added_the_file() -> None:
    ours, theirs = catalogue(AIR), catalogue(TEA, removed="\n- x\n").replace("# ours", "# theirs")

    assert merged(ours, theirs, "") == catalogue(AIR, TEA, removed="\n- x\n").replace(
        "# ours\n", "# ours\n# theirs\n"
    )


def test_a_list_that_both_sides_began() -> None:
    base = BASE.split("removed:")[0]
    ours, theirs = f"{base}removed:\n- a\n", f"{base}removed:\n- b\ndistinct:\n- [a, b]\n"

    assert merged(ours, theirs, base) == f"{base}removed:\n- a\n- b\ndistinct:\n- [a, b]\n"


def test_what_an_earlier_merge_left_undecided_is_no_base() -> None:
    dates = "<<<<<<<<< ours\n  date: 2018\n=========\n  date: 2020\n>>>>>>>>> theirs\n"
    base = BASE.replace("  date: 2019\n", dates).replace("Green", "Black")
    ours = BASE.replace("2019\n", "2018\n").replace("- key: lee", "# tea\n- key: lee")
    theirs = BASE.replace("2019\n", "2020\n").replace("- key: lee", "# tea\n- key: lee")

    assert merged(ours, theirs, base) == BASE.replace(
        "  date: 2019\n", "<<<<<<< ours\n  date: 2018\n=======\n  date: 2020\n>>>>>>> theirs\n"
    ).replace("- key: lee", "# tea\n- key: lee")
    assert merged(ours, ours.replace("[air", "[a, air"), base) == ours.replace("[air", "[a, air")


def test_what_stands_behind_an_undecided_record_is_a_base() -> None:
    undecided = f"<<<<<<<<< ours\n=========\n{AIR}>>>>>>>>> theirs\n"

    assert merged(
        catalogue(AIR), catalogue(AIR.replace("[air", "[a, air"), TEA), catalogue(undecided, TEA)
    ) == (catalogue(AIR.replace("[air", "[a, air")))


def test_marks_of_another_size() -> None:
    done = merge(
        BASE.encode(),
        BASE.replace("2019\n", "1\n").encode(),
        BASE.replace("2019\n", "2\n").encode(),
        9,
    )

    assert b"<<<<<<<<< ours\n  date: 1\n=========\n  date: 2\n>>>>>>>>> theirs\n" in done.raw


NO_CATALOGUE = [
    b"\x00\xff",
    b"- a\n",
    b"title: x\n",
    b"version: 1\nversion: 1\n",
    catalogue(AIR, AIR).encode(),
    catalogue("- title: x\n").encode(),
    BASE.replace("  date: 2019\n", "<<<<<<< a\n  date: 1\n=======\n>>>>>>> b\n").encode(),
]


@pytest.mark.parametrize("raw", NO_CATALOGUE)
def test_what_is_no_catalogue_is_refused(raw: bytes) -> None:
    one, other = (BASE.replace(old, "A").encode() for old in ("Green", "Clean"))
    for ours, theirs in ((raw, other), (one, raw)):
        with pytest.raises(UnreadableError):
            merge(BASE.encode(), ours, theirs)


def test_a_base_that_is_no_catalogue_is_refused() -> None:
    one, other = (BASE.replace(old, "A").encode() for old in ("Green", "Clean"))
    with pytest.raises(UnreadableError, match="not laid out"):
        merge(b"- a\n", one, other)


def test_a_record_is_not_put_into_a_text_that_looks_like_one() -> None:
    odd = '- key: a2000\n  title: "One\n- key: b2000\n  two"\n'
    base = catalogue(odd, TEA)

    with pytest.raises(UnreadableError):
        merge(
            base.encode(),
            catalogue(odd.replace("- key: b", "- key: ab\n  title: x\n- key: b"), TEA).encode(),
            base.replace("Green", "Black").encode(),
        )
    assert merge(
        base.encode(),
        base.replace("2020-05", "2020").encode(),
        base.replace("Green", "Black").encode(),
    ).raw == (base.replace("2020-05", "2020").replace("Green", "Black").encode())
