"""Codes of files: what keeps a file from being read as the YAML that it should be."""

from evidence_refs.catalogue.check.codes.code import Code

CODES = (
    Code(
        "broken-yaml",
        "error",
        "A part of the file is not valid YAML",
        "The catalogue is YAML, in which a colon, a quote, a bracket or the blanks before a line mean something. What is named here cannot be read, so that no command can work with the file; all other records were checked nevertheless. Anchors (`&name`), aliases (`*name`) and tags (`!name`) are refused too: a catalogue needs none.",
        "Go to the line, or the one above it. As a rule a text holds `: ` or ` #`, or begins with a sign: put it in double quotes. Else a quote or bracket is not closed, or a line is not indented by two blanks.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships: a guide
  date: 2022
""",
        good="""\
- key: naylor2022place
  title: "Place-based partnerships: a guide"
  date: 2022
""",
        fix="puts the text of a field on one line into quotes, and indents a field by two blanks, where the record can be read then",
    ),
    Code(
        "not-indented",
        "error",
        "A line in the first column belongs to no record",
        "In the first column stand only the fields of the catalogue (`references:`), the beginnings of records (`- key:`) and comments. A line that lost its two blanks belongs to no record, and the file cannot be read.",
        "Put two blanks before a field of a record; put as many before the text of an abstract as stand before its other lines.",
        bad="""\
- key: naylor2022place
title: Place-based partnerships explained
  date: 2022
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022
""",
        fix="puts two blanks before a field of a record, where the record can be read then",
    ),
    Code(
        "closed-list",
        "error",
        "A list is closed on its own line, and items stand below it",
        "`references: []` says that the list is empty. Items that stand below it belong to nothing, and the file cannot be read. It happens when the first record is pasted into a new catalogue.",
        "Take the `[]` out, so that the line ends with its colon.",
        bad="""\
version: 1
documents: []
references: []
- key: naylor2022place
  title: Place-based partnerships explained
""",
        good="""\
version: 1
documents: []
references:
- key: naylor2022place
  title: Place-based partnerships explained
""",
        fix="takes the `[]` out",
    ),
    Code(
        "merge-conflict",
        "error",
        "A merge that git could not finish",
        "Two people changed the same lines. git wrote both into the file, between lines of `<<<<<<<`, `=======` and `>>>>>>>`, and leaves it to you which is right. The record was checked with the first of the two.",
        "Between `<<<<<<<` and `=======` stands what you had, between `=======` and `>>>>>>>` what the others have. Keep the lines that are right, and take the lines of signs out. Then `git add` the file.",
        bad="""\
- key: naylor2022place
<<<<<<< HEAD
  title: Place-based partnerships explained
=======
  title: Place based partnerships, explained
>>>>>>> update-titles
  date: 2022
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022
""",
    ),
    Code(
        "duplicate-field",
        "error",
        "A field stands twice in one record",
        "Programs that read YAML take the first of two fields of one name, or the last: what the record says would depend on the program.",
        "Keep the line that is right. If both are, and the second comes from another document, put it under `alternates`.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022
  date: 2022-11-03
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022-11-03
""",
    ),
    Code(
        "not-utf8",
        "error",
        "A byte that is not UTF-8",
        "The catalogue is UTF-8, in which any script can be written. A program saved the file, or a part of it, in another encoding: on Windows as a rule Windows-1252. What is not plain English letters can no longer be told.",
        "Open the file in an editor that shows the encoding, as what it is, and save it as UTF-8. If only a part is wrong, write its signs anew.",
        bad="""\
- key: muller2022care
  title: Care in Z\udcfcrich
""",
        good="""\
- key: muller2022care
  title: Care in Zürich
""",
    ),
    Code(
        "unprintable",
        "error",
        "A control character that YAML cannot hold",
        "A character that has no shape came in with a text that was copied, from a PDF as a rule. YAML forbids it, and a terminal might obey it.",
        "Take it out: most editors can show it. If it must stay, write it in double quotes as its code.",
        bad="""\
- key: naylor2022place
  title: Place-based\x0bpartnerships explained
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
""",
    ),
)
