from __future__ import annotations

from evidence_refs.briefs.introduction.clashes import problems


def test_a_name_that_two_texts_define_is_told_with_its_line() -> None:
    texts = {
        "a.md": "[1]: x.md\n[2]: y.md\n\nword[^n]\n\n[^n]: note of a\n",
        "b.md": "see [1]\n\n[1]: z.md\n[2]: y.md\n\n[^n]: note of b\n[3]: w.md\n",
    }
    assert [(str(each.where), each.message, each.severity) for each in problems(texts)] == [
        ("b.md:3", "[1] is defined in a.md as well, which holds for both", "warning"),
        ("b.md:6", "[^n] is defined in a.md as well, which holds for both", "warning"),
    ]
