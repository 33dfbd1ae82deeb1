"""Codes of shape: what the model of the catalogue, and its JSON Schema, does not allow."""

from evidence_refs.catalogue.check.codes.code import Code

CODES = (
    Code(
        "unknown-field",
        "error",
        "A field that the catalogue does not have",
        "A name that is misspelt, or that another program uses, would be kept and never read: the record would seem to lack its title or date. So it is refused.",
        "Correct the name; `docs/keeping.md` lists those that there are. What no field holds can stand in `extra`, a map of your own names to texts, or in `note`.",
        bad="""\
- key: naylor2022place
  titel: Place-based partnerships explained
  date: 2022
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022
""",
        fix="corrects a name that is nearly one of ours, where the record has no such field yet",
    ),
    Code(
        "missing-field",
        "error",
        "A field that must be there is not",
        "A record needs a `key`, a document an `id`, a `file` and a `sha256`, a citation a `document` and a `form`, a person a `family`, an organisation a `literal`. Without them nothing can refer to it.",
        "Add the field.",
        bad="""\
- title: Place-based partnerships explained
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
""",
    ),
    Code(
        "wrong-type",
        "error",
        "A list where a text should be, or the other way round",
        "Each field holds a text, a list or a map, always the same: `title` a text, `source` a list of texts, `authors` a list of names, even where there is one only.",
        "Write a list in brackets, a name in braces: `source: [NHS England]`, `authors: [{literal: NHS England}]`.",
        bad="""\
- key: nhsengland2022place
  title: Thriving places
  source: NHS England
""",
        good="""\
- key: nhsengland2022place
  title: Thriving places
  source: [NHS England]
""",
    ),
    Code(
        "wrong-value",
        "error",
        "A value that the field cannot hold",
        "A key is made of letters, digits and `_ : . + / -`, so that LaTeX, pandoc and a web address can hold it. A title stands on one line. A field that is there is not empty.",
        "Write the value as the hint says, or leave the field out. To keep a field empty for good, write `null`.",
        bad="""\
- key: naylor 2022 place
  title: Place-based partnerships explained
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
""",
    ),
    Code(
        "unknown-value",
        "error",
        "A word that is none of those that the field knows",
        "`type` is a type of CSL, `form` one of entry, footnote, link and mention, `access` one of abstract-only, login-required and subscription. Filters, exports and styles go by these words.",
        "Choose the word that fits; where no type does, `document`.",
        bad="""\
- key: naylor2022place
  type: Web page
  title: Place-based partnerships explained
""",
        good="""\
- key: naylor2022place
  type: webpage
  title: Place-based partnerships explained
""",
        fix="writes the word that was surely meant",
    ),
    Code(
        "unknown-version",
        "error",
        "A version of the format that this program does not know",
        "A later version of evidence-refs wrote the file. This one might lose what it does not know.",
        "Update evidence-refs: `pip install --upgrade evidence-refs`.",
        bad="""\
version: 2
references: []
""",
        good="""\
version: 1
references: []
""",
    ),
    Code(
        "wrong-date",
        "error",
        "A date that cannot be, or is not written as EDTF",
        "Dates are written as `2022-11-03`, `2022-11` or `2022`, as precise as the print is (EDTF, ISO 8601-2), so that they sort and are not mistaken: 03/05/2022 is another day in London than in New York. `date_text` keeps what was printed.",
        "Write year, month, day. If the print gives a day that there is not, keep it in `date_text`, and in `date` what is certain of it. Doubtful is `2022?`, about `2022~`, from to `2018/2022`.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 3 November 2022
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022-11-03
""",
        fix="writes a date that can be read in one way only as EDTF",
    ),
)
