"""Codes of texts and names: what copying, converting and other programs leave in them."""

from evidence_refs.catalogue.check.codes.code import Code

CODES = (
    Code(
        "capitals",
        "warning",
        "A title, or a family name, all in capitals",
        "Many databases and covers print capitals. A style can make capitals of small letters, and never the other way round: it does not know which letters are those of names.",
        "Write it as a sentence, and names with their capitals.",
        bad="""\
- key: naylor2022place
  title: PLACE-BASED PARTNERSHIPS EXPLAINED
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
""",
    ),
    Code(
        "mojibake",
        "warning",
        "Wrongly decoded signs",
        "A program took UTF-8 for another encoding, so that ’ became â€™ and é became Ã©. Search does not find such words, and every export passes them on.",
        "Write the signs that were meant; compare with the print where � stands, for there the sign itself is lost.",
        bad="""\
- key: kingsfund2022place
  title: The Kingâ€™s Fund on place
""",
        good="""\
- key: kingsfund2022place
  title: The King’s Fund on place
""",
        fix="writes the signs that were meant, where they can all be told",
    ),
    Code(
        "markup-left",
        "warning",
        "HTML, or Markdown, left in a text",
        "The catalogue holds plain text. `&amp;` and `<i>` came with a text that was copied from a web page or exported by another program, and would be printed as they stand.",
        "Write what a reader of the page sees.",
        bad="""\
- key: naylor2022place
  title: Health &amp; care in <i>places</i>
""",
        good="""\
- key: naylor2022place
  title: Health & care in places
""",
        fix="takes tags off, and writes the signs that were meant; links stay",
    ),
    Code(
        "spacing",
        "warning",
        "Blanks that say nothing",
        "Blanks in a row, at the begin or at the end come from copying. Two titles that differ by a blank are sorted and exported as two.",
        "Leave single blanks between words.",
        bad="""\
- key: naylor2022place
  title: Place-based  partnerships explained
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
""",
        fix="leaves single blanks between words",
    ),
    Code(
        "end-mark",
        "warning",
        "A comma or colon at the begin or end of a text",
        "It parted the text from the next one, in a reference that was cut into fields, and a style would print it beside its own.",
        "Take it out. After a colon, look whether a subtitle is missing.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  source: ["The King's Fund,"]
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  source: [The King's Fund]
""",
        fix="takes commas and semicolons off",
    ),
    Code(
        "label-left",
        "warning",
        "A label stands in the field that it names",
        "`pages: pp. 12-19` would be printed as `pp. pp. 12-19`: a style writes the labels itself, each in its own way.",
        "Take the label out.",
        bad="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  pages: pp. 216-221
""",
        good="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  pages: 216-221
""",
        fix="takes it out",
    ),
    Code(
        "dash-in-pages",
        "warning",
        "A dash for the hyphen between pages",
        "A range of pages is written with a plain hyphen, so that other programs know the two pages; a style prints the dash that it wants.",
        "Write a hyphen without blanks around it.",
        bad="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  pages: 216–221
""",
        good="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  pages: 216-221
""",
        fix="writes the hyphen",
    ),
    Code(
        "organisation-as-person",
        "warning",
        "An organisation that is entered as a person",
        "A style turns people round and shortens their names: Health, D. of. An organisation is written as `{literal: …}`, and is left as it is.",
        "Write {literal: …}.",
        bad="""\
- key: health2022place
  title: Place-based partnerships explained
  authors:
  - {family: Department of Health}
""",
        good="""\
- key: health2022place
  title: Place-based partnerships explained
  authors:
  - {literal: Department of Health}
""",
        fix="writes `literal`, where the whole name stands in `family` and a word says what it is",
    ),
    Code(
        "person-as-organisation",
        "warning",
        "A person who is entered as an organisation",
        "As `{literal: …}` the name is never turned round or shortened, and is not found among the works of that person.",
        "Write {family: …, given: …}.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  authors:
  - {literal: "Naylor, C."}
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  authors:
  - {family: Naylor, given: C.}
""",
    ),
    Code(
        "name-in-one-field",
        "warning",
        "`family` holds more than a family name",
        "Given names, or several people, in `family` are sorted and shortened as if they were one family name.",
        "Write {family: …, given: …}, one for each person.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  authors:
  - {family: "Naylor, Chris"}
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  authors:
  - {family: Naylor, given: Chris}
""",
    ),
    Code(
        "et-al-as-name",
        "warning",
        "`et al.` is entered as a name",
        "It says that there are more authors, and is none of them: it would be sorted and indexed as one.",
        "Take it out, and write `authors_truncated: true`.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  authors:
  - {family: Naylor, given: Chris}
  - {family: et al.}
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  authors:
  - {family: Naylor, given: Chris}
  authors_truncated: true
""",
    ),
    Code(
        "digits-in-name",
        "warning",
        "A person's name with a digit or a sign of a note",
        "The figure points to an address or a note in the print, and is no part of the name.",
        "Take it out.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  authors:
  - {family: Naylor1, given: Chris}
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  authors:
  - {family: Naylor, given: Chris}
""",
    ),
)
