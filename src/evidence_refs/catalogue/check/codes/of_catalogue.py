"""Codes of the catalogue as a whole: keys, documents, what a person decided."""

from evidence_refs.catalogue.check.codes.code import Code

_DOCUMENT = """\
- id: brief-2023
  file: brief-2023.pdf
  sha256: 3c82d6c1c9a2e6c5b16fd07a2e4a3dbd0f2a3c7d6b8e4f5a6071829304a5b6c7
"""

CODES = (
    Code(
        "duplicate-key",
        "error",
        "Two records have one key",
        "You cite by the key. With two records of one key, nobody could tell which is meant, and a save would have to drop one of them.",
        "If the two are one work, make one record of them. If not, give the one that is not yet cited by its key another.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
- key: naylor2022place
  title: Developing place-based partnerships
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
- key: naylor2022placea
  title: Developing place-based partnerships
""",
    ),
    Code(
        "duplicate-alias",
        "error",
        "Two records have one alias",
        "An alias is a former key, by which texts may still cite. It must lead to one record.",
        "Take it out of the record that was never called so; if the two are one work, merge them.",
        bad="""\
- key: charles2022place
  aliases: [place2022]
  title: Place-based partnerships explained
- key: naylor2022developing
  aliases: [place2022]
  title: Developing place-based partnerships
""",
        good="""\
- key: charles2022place
  aliases: [place2022]
  title: Place-based partnerships explained
- key: naylor2022developing
  title: Developing place-based partnerships
""",
    ),
    Code(
        "alias-hides-key",
        "error",
        "An alias is the key of another record",
        "Keys and aliases are one set of names. A text that cites by this name could mean either record; the key would win, and the alias never be found.",
        "Take the alias out, or give the other record another key; if the two are one work, merge them.",
        bad="""\
- key: charles2022place
  aliases: [naylor2022place]
  title: Place-based partnerships explained
- key: naylor2022place
  title: Developing place-based partnerships
""",
        good="""\
- key: charles2022place
  title: Place-based partnerships explained
- key: naylor2022place
  title: Developing place-based partnerships
""",
    ),
    Code(
        "needless-alias",
        "error",
        "An alias says the record's own key, or stands twice",
        "An alias is another name of the record. One that says the same again adds nothing, and often means that a different key was to be written.",
        "Take it out, or write the key that was meant.",
        bad="""\
- key: naylor2022place
  aliases: [naylor2022place]
  title: Place-based partnerships explained
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
""",
        fix="takes it out",
    ),
    Code(
        "duplicate-document",
        "error",
        "Two documents have one id",
        "Citations name a document by its id, and must lead to one.",
        "If both are one document, take one out; if not, give one another id, and write that into its citations.",
        bad=f"version: 1\ndocuments:\n{_DOCUMENT}{_DOCUMENT}",
        good=f"version: 1\ndocuments:\n{_DOCUMENT}",
    ),
    Code(
        "unknown-document",
        "error",
        "A citation of a document that is not listed",
        "Each citation says in which document it stands. One that is not under `documents` can neither be opened nor be counted. It happens when a document is taken out and its citations stay.",
        "Add the document, or correct the id, or take the citation out.",
        bad="""\
version: 1
documents: []
references:
- key: naylor2022place
  title: Place-based partnerships explained
  cited_in:
  - {document: brief-2023, form: entry}
""",
        good=f"""\
version: 1
documents:
{_DOCUMENT}references:
- key: naylor2022place
  title: Place-based partnerships explained
  cited_in:
  - {{document: brief-2023, form: entry}}
""",
    ),
    Code(
        "distinct-from-itself",
        "error",
        "A pair of `distinct` names one record twice",
        "`distinct` holds pairs of records that you know are not the same work. A record is always the same work as itself, so another key was meant.",
        "Write the key of the other record, or take the pair out.",
        bad="""\
version: 1
references:
- key: naylor2022place
  title: Place-based partnerships explained
distinct:
- [naylor2022place, naylor2022place]
""",
        good="""\
version: 1
references:
- key: naylor2022place
  title: Place-based partnerships explained
distinct: []
""",
    ),
    Code(
        "distinct-unknown-key",
        "warning",
        "A pair of `distinct` names a key that no record has",
        "The pair has no effect: either the key is misspelt, or the record is gone. If it is misspelt, the two records are shown as possible duplicates again and again.",
        "Correct the key, or take the pair out.",
        bad="""\
version: 1
references:
- key: naylor2022place
  title: Place-based partnerships explained
distinct:
- [naylor2022place, naylor2021place]
""",
        good="""\
version: 1
references:
- key: naylor2022place
  title: Place-based partnerships explained
distinct: []
""",
    ),
    Code(
        "removed-but-there",
        "warning",
        "A key is listed as removed, and there is a record of it",
        "`removed` keeps extraction from bringing a work back. With the record there, it is unclear whether it is wanted.",
        "Take the key out of `removed` to keep the record; else `evidence-refs remove KEY`.",
        bad="""\
version: 1
references:
- key: naylor2022place
  title: Place-based partnerships explained
removed: [naylor2022place]
""",
        good="""\
version: 1
references:
- key: naylor2022place
  title: Place-based partnerships explained
removed: []
""",
    ),
    Code(
        "not-sorted",
        "warning",
        "Records or documents are not in order",
        "Records are sorted by key, documents by id, capitals before small letters: then a record is found by leafing, and two people who add one do not write to the same place. Nothing breaks otherwise.",
        "`evidence-refs fmt`, or move the record.",
        bad="""\
- key: naylor2022place
  title: Developing place-based partnerships
- key: charles2022place
  title: Integrated care systems explained
""",
        good="""\
- key: charles2022place
  title: Integrated care systems explained
- key: naylor2022place
  title: Developing place-based partnerships
""",
        fix="moves the records, with the comments directly above them; not where other comments stand between them",
    ),
    Code(
        "same-file",
        "warning",
        "Two documents are the same file",
        "They have the same sha256, so they are the same to the byte: what one cites is counted twice.",
        "Take one out, with the citations that name it.",
        bad=f"version: 1\ndocuments:\n{_DOCUMENT}{_DOCUMENT.replace('brief-2023', 'copy-of-brief')}",
        good=f"version: 1\ndocuments:\n{_DOCUMENT}",
    ),
)
