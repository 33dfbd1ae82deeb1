"""Each code is told as it is: its bad example has it and nothing else, its good one nothing."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import fill

import pytest

from evidence_refs.catalogue.check.codes import CODES, GROUPS, Code, code_of
from evidence_refs.catalogue.check.codes.code import whole
from evidence_refs.catalogue.check.fixing import fix
from evidence_refs.catalogue.check.report import report
from evidence_refs.errors import UsageError

ROOT = Path(__file__).resolve().parents[3]
CHECK = ROOT / "src" / "evidence_refs" / "catalogue" / "check"
TODAY = date(2026, 11, 30)
NOT_IN_THE_EXAMPLE = {"wrong-url", "wrong-pmid", "wrong-isbn", "wrong-issn"}
"""Codes that `--fix` mends, though not where the example has them."""

each_code = pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.name)


@each_code
def test_the_bad_example_has_the_problem_alone(code: Code) -> None:
    problems = report(code.bad_file, "c.yaml", TODAY).problems
    assert [(problem.code, problem.severity) for problem in problems] == [
        (code.name, code.severity)
    ]
    assert problems[0].where.line
    assert problems[0].hint or code.name == "missing-field"


@each_code
def test_the_good_example_has_no_problem(code: Code) -> None:
    found = report(whole(code.good).encode(), "c.yaml", TODAY)
    assert (found.problems, found.catalogue is None) == ((), False)


@each_code
def test_fix_mends_what_it_is_said_to(code: Code) -> None:
    fixed = fix(code.bad_file, "c.yaml", TODAY)
    if code.fix and code.name not in NOT_IN_THE_EXAMPLE:
        assert fixed.mended == {code.name: 1}
        assert report(fixed.raw, "c.yaml", TODAY).problems == ()
    else:
        assert (fixed.raw, fixed.mended) == (code.bad_file, {})


@each_code
def test_what_is_told_is_whole(code: Code) -> None:
    for text in (code.summary, code.why, code.mend):
        assert text[0].isupper() or text[0] in "`{"
    assert not code.summary.endswith(".")
    assert code.why.endswith((".", "`."))
    assert code.mend.endswith((".", "`."))


def test_the_program_gives_these_codes_and_no_others() -> None:
    """Codes are the first argument of `Finding` and `Said`, or what is handed on to them."""
    named = {
        node.value
        for module in CHECK.glob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in CODES
    }
    composed = {f"wrong-{field}" for field in ("url", "doi", "pmid", "pmcid", "isbn", "issn")}
    assert named | composed == set(CODES)
    first = {
        node.args[0].value
        for module in CHECK.glob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("Finding", "Said", "_taken", "_pair")
        and isinstance(node.args[0], ast.Constant)
    }
    assert first <= set(CODES)


def test_an_unknown_code_names_the_nearest() -> None:
    assert code_of("wrong-isbn").name == "wrong-isbn"
    with pytest.raises(UsageError) as caught:
        code_of("wrong-isbm")
    assert "`wrong-isbn`" in (caught.value.hint or "")
    with pytest.raises(UsageError) as caught:
        code_of("zzz")
    assert "--explain" in (caught.value.hint or "")


def test_the_page_tells_every_code(golden: Callable[[Path, str], None]) -> None:
    page = ROOT / "docs" / "validation.md"
    before, mark, _ = page.read_bytes().decode("utf-8").partition("\n## Codes\n")
    golden(page, before + mark + "".join(_told()))


def _told() -> list[str]:
    parts = []
    for group, codes in GROUPS.items():
        parts.append(f"\n### {group}\n\n| code | severity | what it is |\n| --- | --- | --- |\n")
        parts += [f"| [`{c.name}`](#{c.name}) | {c.severity} | {c.summary} |\n" for c in codes]
        parts += [_section(code) for code in codes]
    return parts


def _section(code: Code) -> str:
    fix = f"\n{_wrapped(f'`--fix` {code.fix}.')}\n" if code.fix else ""
    return f"""
#### {code.name}

{_wrapped(f"{code.summary} ({code.severity}). {code.why}")}

{_wrapped(code.mend)}
{fix}
Wrong:

```text
{code.bad_shown}```

Right:

```yaml
{code.good}```
"""


def _wrapped(text: str) -> str:
    return fill(text, 115, break_long_words=False, break_on_hyphens=False)
