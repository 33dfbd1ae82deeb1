"""Tables of records, CSV and its kin, as databases and reference managers export them.

What delimits the columns is found out, and what they hold is told by their headers (`columns`). A table
that this program wrote itself (`csv`) is read as it was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import chain, islice
from types import MappingProxyType

from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.formats import name_cells, names, tagged
from evidence_refs.formats.absent import is_no_abstract
from evidence_refs.formats.building import Printed
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.ranges import dated
from evidence_refs.formats.tables.columns import COLUMNS, Layout, known_columns, layout_of
from evidence_refs.formats.tables.own import is_own, of_row
from evidence_refs.formats.tables.rows import DELIMITERS, Row, rows
from evidence_refs.formats.types import fold
from evidence_refs.formats.values import line as one_line
from evidence_refs.formats.values import prose
from evidence_refs.problems import Problem, Where

_SAMPLE = 300
_SHOWN = 12
_DELIMITED = "columns are parted by commas, semicolons, tabs or |"


def read(
    lines: Iterable[str],
    *,
    file: str | None = None,
    columns: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Entry | Problem]:
    """Give the records of a table, in their order; a row that is none is a problem.

    `columns` are those of which a person says what they fill: one of `columns.FILLED`.

    Raises:
        UnreadableError: there is no header, or none of its columns is a title.
        UsageError: it has no such column.
    """
    start, delimiter, lines = begin(iter(lines), file)
    table = rows(lines, delimiter, start=start)
    header = next(table, Row(start, []))
    names_of_columns = [one_line(cell) for cell in header.cells]
    _refuse_unknown(columns, names_of_columns, Where(file, header.line))
    if not columns and is_own(names_of_columns) and "title" in names_of_columns:
        yield from _own(table, names_of_columns, file)
        return
    sample = list(islice(table, _SAMPLE))
    layout = layout_of(names_of_columns, [row.cells for row in sample], columns)
    if "title" not in layout.fields:
        raise _no_title(names_of_columns, Where(file, header.line))
    pair = any(name_cells.parts_otherwise(cell) for cell in _column(sample, layout, "authors"))
    number = 0
    for row in chain(sample, table):
        if not any(row.cells):
            continue
        number += 1
        wrong = _problem(row, len(header.cells), file)
        if wrong:
            yield wrong
        if not wrong or wrong.severity == "warning":
            yield _entry(row, number, layout, pair)


def is_header(line: str) -> bool:
    """Whether a line is a header of which at least two columns are known."""
    return _most_known(line) > 1


def is_mark_of_excel(line: str) -> bool:
    """Whether a line is Excel's own mark of what parts the columns: `sep=;`."""
    return line.lower().startswith("sep=") and len(line.strip()) == 5


def has_known_column(line: str) -> bool:
    """Whether a line is a header of which at least one column is known."""
    return _most_known(line) > 0


def _most_known(line: str) -> int:
    return max(map(known_columns, _parted(line).values()))


def delimiter_of(header: str) -> str:
    """Give what delimits the columns: the sign that makes the most known headers, then the most."""
    cells = _parted(header)
    return max(DELIMITERS, key=lambda sign: (known_columns(cells[sign]), len(cells[sign])))


def _parted(header: str) -> dict[str, list[str]]:
    return {sign: next(rows([header], sign), Row(1, [])).cells for sign in DELIMITERS}


def begin(lines: Iterator[str], file: str | None) -> tuple[int, str, Iterator[str]]:
    """Skip what stands before the header; give its line, the delimiter and all lines from there."""
    for number, line in enumerate(lines, 1):
        text = line.removeprefix("\ufeff")
        if is_mark_of_excel(text):
            continue
        if text.strip():
            return number, delimiter_of(text), chain([text], lines)
    raise UnreadableError("the file has no text in it", where=Where(file))


def _column(sample: Iterable[Row], layout: Layout, name: str) -> Iterator[str]:
    """Give the cells of the sample that fill a field first."""
    for at in layout.fields.get(name, ())[:1]:
        yield from (row.cells[at] for row in sample if at < len(row.cells))


def _refuse_unknown(columns: Iterable[str], header: list[str], where: Where) -> None:
    for name in columns:
        if name not in header:
            near = get_close_matches(name, header, n=1, cutoff=0.4)
            hint = f"did you mean `{near[0]}`?" if near else f"its columns are {_listed(header)}"
            raise UsageError(f"there is no column `{name}`", where=where, hint=hint)


def _listed(header: list[str]) -> str:
    found = ", ".join(f"`{name[:40]}`" for name in header[:_SHOWN] if name)
    return f"{found} and {len(header) - _SHOWN} more" if len(header) > _SHOWN else found


def _no_title(header: list[str], where: Where) -> UnreadableError:
    if len(header) == 1:
        hint = f"its first line is one column, `{header[0][:40]}`; {_DELIMITED}"
        return UnreadableError("no column is a title", where=where, hint=hint)
    known = ", ".join(COLUMNS["title"].split()[:3])
    return UnreadableError(
        "no column is a title",
        where=where,
        hint=f"its columns are {_listed(header)}; name one of them `title` (known: {known}), or `import --map` it",
    )


def _problem(row: Row, width: int, file: str | None) -> Problem | None:
    where, count = Where(file, row.line), len(row.cells)
    if row.torn:
        fits = count == width
        return Problem(
            "quotation-mark-open",
            f"a quotation mark is never closed; the row {'was read without it' if fits else 'is left out'}",
            where,
            "warning" if fits else "error",
        )
    if count > width and any(row.cells[width:]):
        return Problem(
            "row-too-long",
            f"the row has {count} cells, and the header {width}; it is left out",
            where,
            hint="put a cell that has the delimiter in it into quotation marks",
        )
    if count == 1 < width - 1:
        return Problem(
            "row-too-short",
            f"the row has one cell, and the header {width}; it is left out",
            where,
            hint=f"part its cells as those of the header; {_DELIMITED}",
        )
    return None


def _entry(row: Row, number: int, layout: Layout, pair: bool) -> Entry:
    cells, said = row.cells, dict[str, str]()
    extra: dict[str, str] = {}
    width, tags = len(cells), list[str]()
    for name, columns in layout.fields.items():
        for at in columns:
            text = cells[at] if at < width else ""
            if not text:
                continue
            if name == "tags":
                tags += keywords(text)
            elif name == "abstract" and is_no_abstract(text):
                continue
            elif name not in said:
                said[name] = text
            elif text != said[name]:
                extra[layout.header[at]] = prose(text)
    for at in layout.rest:
        if at < width and cells[at]:
            extra[layout.header[at]] = prose(cells[at])
    authors, editors = (said.pop(name, "") for name in ("authors", "editors"))
    if "type" not in layout.fields and _has_journal(said, layout):
        said["type"] = "article-journal"
    printed = Printed(
        one_line(said.pop("id", "")) or str(number),
        row.line,
        said,
        name_cells.cell(authors, pair=pair) if authors else names.NOBODY,
        name_cells.cell(editors, pair=pair) if editors else names.NOBODY,
        extra=extra,
        called=layout.called,
        database=one_line(said.pop("database", "")),
        tags=tuple(tags),
    )
    return dated(printed)


def _has_journal(said: Mapping[str, str], layout: Layout) -> bool:
    """Whether a row has something in a column that is called a journal; one called a venue tells less."""
    return (
        "journal" in fold(layout.called.get("journal", ""))
        and "booktitle" not in said
        and (bool(said.get("journal")))
    )


def keywords(cell: str) -> list[str]:
    """Give the keywords of a cell: each on its line, or parted by semicolons or |, else by commas."""
    sign = next((sign for sign in ("\n", ";", "|", ",") if sign in cell), "\n")
    return list(tagged.headings(word for word in map(one_line, cell.split(sign)) if word))


def _own(table: Iterator[Row], header: list[str], file: str | None) -> Iterator[Entry | Problem]:
    for row in table:
        if any(row.cells):
            yield of_row(dict(zip(header, row.cells, strict=False)), Where(file, row.line))
