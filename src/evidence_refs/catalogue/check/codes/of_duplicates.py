"""Codes of records that are one work, or may be."""

from evidence_refs.catalogue.check.codes.code import Code

CODES = (
    Code(
        "likely-duplicate",
        "warning",
        "Two records are surely one work",
        "What they say of title, authors or issuer, date and address agrees so far that a librarian would keep one record. `evidence-refs dedupe` gives the same pairs with their scores.",
        "`evidence-refs dedupe --apply` makes one record of them: no value and no citation is lost, and the key that goes becomes an alias. If they are two works after all, write both keys under `distinct`.",
        bad="""\
- key: dft2020gear
  title: "Gear Change: a bold vision for cycling and walking"
  source: [Department for Transport]
  date: 2020-07
- key: transport2020gear
  title: "Gear change: A bold vision for cycling and walking"
  source: [Department for Transport]
  date: 2020
""",
        good="""\
- key: dft2020gear
  aliases: [transport2020gear]
  title: "Gear Change: a bold vision for cycling and walking"
  source: [Department for Transport]
  date: 2020-07
""",
    ),
    Code(
        "possible-duplicate",
        "warning",
        "Two records may be one work",
        "Something speaks for it, and not enough to be sure: a title within another, an address that spells a title. Only the works themselves, or the print, can decide.",
        "Compare them (`evidence-refs show KEY`). One work: merge them. Two: write both keys under `distinct`, and the pair is not shown again.",
        bad="""\
- key: defra2019clean
  title: Clean Air Strategy 2019
  source: [DEFRA]
  date: 2019
- key: defra2019strategy
  title: Clean Air Strategy
  source: [DEFRA]
  date: 2019
""",
        good="""\
version: 1
references:
- key: defra2019clean
  title: Clean Air Strategy 2019
  source: [DEFRA]
  date: 2019
- key: defra2019strategy
  title: Clean Air Strategy
  source: [DEFRA]
  date: 2019
distinct:
- [defra2019clean, defra2019strategy]
""",
    ),
    Code(
        "same-identifier",
        "warning",
        "Two records of different works have one DOI, PMID or PMCID",
        "Such an identifier belongs to one work. Their titles and authors make them two, so one of them has the identifier of the other, or of the whole that both are parts of.",
        "Look the identifier up (https://doi.org/…), and take it out of the record that it is not of.",
        bad="""\
- key: francis2013report
  title: Report of the inquiry, volume 1
  authors: [{family: Francis, given: Robert}]
  date: 2013
  doi: 10.1234/inquiry.1
- key: kirkup2015report
  title: Report of the inquiry, volume 2
  authors: [{family: Kirkup, given: Bill}]
  date: 2015
  doi: 10.1234/inquiry.1
""",
        good="""\
- key: francis2013report
  title: Report of the inquiry, volume 1
  authors: [{family: Francis, given: Robert}]
  date: 2013
  doi: 10.1234/inquiry.1
- key: kirkup2015report
  title: Report of the inquiry, volume 2
  authors: [{family: Kirkup, given: Bill}]
  date: 2015
""",
    ),
)
