"""Lines broken in other places: wraps, page breaks, running heads, line ends and blanks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tests.extraction.transformed.case import Case, Change, Line, each_line, split_at

_MARKER = re.compile(r"\s*(?:[^\w\s]{1,2}|[⁰¹²³⁴-⁹]+|\[\^?\d+\]:?|\(?\d+[.)])")  # never left alone
_URL = re.compile(r"https?://[^\s)>\]]{30,}")


def _wrapped(text: str, width: int, *, hyphens: bool) -> list[str]:
    """Break a line at blanks; with `hyphens`, long plain words too where half of one has room."""
    rows, row = [], ""
    for word in text.split(" "):
        if row and len(row) + 1 + len(word) > width and not _MARKER.fullmatch(row):
            half = len(word) // 2
            if hyphens and len(word) >= 9 and word.isalpha() and len(row) + 2 + half <= width:
                rows.append(f"{row} {word[:half]}-")
                row = word[half:]
                continue
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    return [*rows, row]


def wrap(width: int, *, hyphens: bool = False, blanks: bool = True) -> Change:
    """Wrap every line; without `blanks`, the empty lines between paragraphs go."""

    def change(case: Case) -> Case:
        return case.with_lines(
            Line(row, line.origin)
            for line in case.lines
            if blanks or line.text.strip()
            for row in _wrapped(line.text, width, hyphens=hyphens)
        )

    return change


def doubled_blanks(case: Case) -> Case:
    """Two empty lines for each."""
    return case.with_lines(
        out for line in case.lines for out in ([line] if line.text.strip() else [line, Line("")])
    )


def _break_point(text: str, *, lower: bool) -> int | None:
    """Give where a paragraph of 160 characters or more can be torn: before a word near its middle."""
    if len(text) < 160 or text.lstrip().startswith("|"):
        return None
    for match in re.finditer(
        r"(?<=[a-z]) (?=[a-z])" if lower else r"(?<=\w) (?=\w)", text[len(text) // 2 :]
    ):
        at = len(text) // 2 + match.start()
        around = text[max(0, at - 80) : at + 80]
        if text[:at].count("(") == text[:at].count(")") and "http" not in around:
            return at
    return None


def paged(
    furniture: Callable[[int], list[str]], every: int = 45, *, inside: bool, lower: bool = True
) -> Change:
    """Put furniture between paragraphs every so many lines, or into the next that can be torn."""

    def change(case: Case) -> Case:
        lines: list[Line] = []
        page, due = 1, every
        for n, line in enumerate(case.lines):
            at = _break_point(line.text, lower=lower) if inside and n >= due else None
            if at is not None:
                lines += split_at(line, at, ["", *furniture(page), ""])
            elif not inside and n >= due and not line.text.strip():
                lines += [line, *(Line(text) for text in furniture(page)), Line("")]
            else:
                lines.append(line)
                continue
            page, due = page + 1, n + every
        return case.with_lines(lines)

    return change


def torn_urls(between: list[str], every: int = 1) -> Change:
    """Break long addresses before a part near their middle, with other lines between the halves."""

    def change(case: Case) -> Case:
        lines: list[Line] = []
        count = 0
        for line in case.lines:
            match = _URL.search(line.text)
            count += match is not None
            cuts = [m.end() for m in re.finditer(r"[/_-](?=\w)", match[0])] if match else []
            if not match or not cuts or count % every:
                lines.append(line)
                continue
            middle = min(cuts[1:] or cuts, key=lambda c: abs(c - len(match[0]) // 2))
            lines += split_at(line, match.start() + middle, between)
        return case.with_lines(lines)

    return change


def form_feeds(case: Case) -> Case:
    """A form feed before the first line of each page, as text tools for PDF print it."""
    return case.with_lines(
        replace(line, text="\f" + line.text) if n and n % 45 == 0 else line
        for n, line in enumerate(case.lines)
    )


def with_newline(newline: str) -> Change:
    """End lines with other characters."""
    return lambda case: replace(case, newline=newline)


CHANGES: dict[str, Change] = {
    "wrap 78": wrap(78),
    "wrap 100": wrap(100),
    "wrap 60 hyphens": wrap(60, hyphens=True),
    "wrap 78 no blanks": wrap(78, blanks=False),
    "crlf": with_newline("\r\n"),
    "lone cr": with_newline("\r"),
    "form feeds": form_feeds,
    "trailing spaces": each_line(lambda text: text + "   "),
    "indented": each_line(lambda text: "    " + text if text.strip() else text),
    "indented by tab": each_line(lambda text: "\t" + text if text.strip() else text),
    "double spaces": each_line(lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text)),
    "no-break spaces": each_line(lambda text: re.sub(r"(?<=\w) (?=\d)", "\u00a0", text)),
    "doubled blanks": doubled_blanks,
    "heads between": paged(
        lambda n: ["Evidence digest: places and partnerships", f"Page {n} of 40"], inside=False
    ),
    "heads inside": paged(
        lambda n: ["Evidence digest: places and partnerships", f"Page {n} of 40"], inside=True
    ),
    "heads inside upper": paged(lambda n: ["Evidence digest", str(n)], inside=True, lower=False),
    "page dashes inside": paged(lambda n: [f"- {n} -"], inside=True),
    "page of inside": paged(lambda n: [f"Page {n} of 40"], inside=True),
    "page bare inside": paged(lambda n: [str(n)], inside=True),
    "page bar inside": paged(lambda n: [f"{n} | Evidence digest, May 2024"], inside=True),
    "torn by blank": paged(lambda n: [], every=12, inside=True),
    "torn by form feed": paged(lambda n: ["\f"], every=30, inside=True),
    "url torn": torn_urls([]),
    "url torn by blank": torn_urls([""]),
    "url torn by page": torn_urls(["", "Page 12 of 40", ""], every=6),
}
