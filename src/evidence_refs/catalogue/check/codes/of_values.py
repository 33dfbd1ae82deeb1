"""Codes of values: identifiers, addresses, dates and ranges that cannot be or contradict others."""

from evidence_refs.catalogue.check.codes.code import Code

CODES = (
    Code(
        "no-title",
        "warning",
        "A record with neither a title nor printed words",
        "A list or a bibliography would show an empty line. A note that gives only an address has no title, but its words are kept in `cited_in`; here there are none either.",
        "Write the title as the work itself prints it, or remove the record.",
        bad="""\
- key: kingsfund2022
  url: https://www.kingsfund.org.uk/publications/place-based-partnerships-explained
""",
        good="""\
- key: kingsfund2022
  title: Place-based partnerships explained
  url: https://www.kingsfund.org.uk/publications/place-based-partnerships-explained
""",
    ),
    Code(
        "wrong-url",
        "warning",
        "An address that cannot be",
        "`url` and `archive_url` hold whole addresses, which begin with https:// and hold no blanks: only these can be opened. The print may have broken it, or cut it off.",
        "Repair it by the print. An address that is cut off or relative is kept in `url_text`.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  url: www.kingsfund.org.uk/publications
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  url: https://www.kingsfund.org.uk/publications
""",
        fix="takes angle brackets and blanks around it off",
    ),
    Code(
        "wrong-doi",
        "warning",
        "A DOI that cannot be",
        "A DOI is 10., a number, a slash and a name. It stands without https://doi.org/, so that every export can write it as its format wants.",
        "Write it as 10.1234/abc. If the print broke it over two lines, close the gap.",
        bad="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  doi: https://doi.org/10.5334/ijic.2530
""",
        good="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  doi: 10.5334/ijic.2530
""",
        fix="takes https://doi.org/ and `doi:` off",
    ),
    Code(
        "wrong-pmid",
        "warning",
        "A PubMed number that cannot be",
        "A PMID is a number of up to nine digits. One that begins with PMC is of PubMed Central, and counts the same article differently.",
        "Write the number alone; move a PMC number to `pmcid`.",
        bad="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  pmid: PMC5354214
""",
        good="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  pmcid: PMC5354214
""",
        fix="takes `PMID:` and the address of PubMed off",
    ),
    Code(
        "wrong-pmcid",
        "warning",
        "A number of PubMed Central that cannot be",
        "A PMCID is PMC and a number. Without its PMC it is taken for a PMID, which is another article.",
        "Write it as PMC1234567.",
        bad="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  pmcid: 5354214
""",
        good="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  pmcid: PMC5354214
""",
        fix="writes PMC before the number, and takes labels and addresses off",
    ),
    Code(
        "wrong-isbn",
        "warning",
        "An ISBN that cannot be",
        "The last digit of an ISBN is computed from the others. Where it does not fit, a digit was misread or two were swapped, and no catalogue will find the book.",
        "Compare it with the print, digit by digit.",
        bad="""\
- key: wilkinson2010spirit
  type: book
  title: The spirit level
  isbn: 978-0-306-40615-8
""",
        good="""\
- key: wilkinson2010spirit
  type: book
  title: The spirit level
  isbn: 978-0-306-40615-7
""",
        fix="takes `ISBN` off, and writes hyphens for other dashes, where it is right then",
    ),
    Code(
        "wrong-issn",
        "warning",
        "An ISSN that cannot be",
        "The last digit of an ISSN, which may be X, is computed from the others. Where it does not fit, a digit was misread.",
        "Compare it with the print, digit by digit.",
        bad="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  issn: 0378-5954
""",
        good="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  issn: 0378-5955
""",
        fix="takes `ISSN` off, and writes a hyphen for another dash or a blank, where it is right then",
    ),
    Code(
        "doi-in-url",
        "warning",
        "The address holds a DOI, and `doi` does not",
        "The DOI is what other programs know a work by, and what finds its duplicates. In the address alone it is not seen. Where `doi` holds another, one of the two is of another work.",
        "Write it into `doi` too. Mind what a publisher's address may add to it: `/full`, `/pdf`.",
        bad="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  url: https://doi.org/10.5334/ijic.2530
""",
        good="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  url: https://doi.org/10.5334/ijic.2530
  doi: 10.5334/ijic.2530
""",
        fix="adds `doi`, where the address is one of doi.org",
    ),
    Code(
        "proxied-url",
        "warning",
        "An address that leads through a library's proxy or a mail filter",
        "It was copied where you work, from an e-mail or behind your library's sign-in. For others it may not open, and it does not say where it leads.",
        "Write the address that the work has itself.",
        bad="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  url: https://login.ezproxy.example.ac.uk/login?url=https://ijic.org/articles/2530
""",
        good="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  url: https://ijic.org/articles/2530
""",
        fix="writes the address behind it, where it is given whole",
    ),
    Code(
        "future-date",
        "warning",
        "A date that is yet to come",
        "Nobody can have read a page, or reviewed a record, on a day to come. A date of issue may lie a year ahead, as those of journals do; more is a misprint.",
        "Compare it with the print.",
        bad="""\
- key: naylor2202place
  title: Place-based partnerships explained
  date: 2202-11-03
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022-11-03
""",
    ),
    Code(
        "dates-out-of-order",
        "warning",
        "Read, or updated, before it was issued",
        "A page cannot have been visited, or updated, before it was there. Either one date is misprinted, or `date` is that of an update.",
        "Compare both with the print; the date of an update belongs to `date_updated`.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022-11-03
  accessed: 2022-03-11
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022-11-03
  accessed: 2022-11-30
""",
    ),
    Code(
        "undated-with-date",
        "warning",
        "Said to be undated, and has a date",
        "`undated` says that the print says n.d. or undated. With a date beside it, a style would print one or the other.",
        "Take one of the two out.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022
  undated: true
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  date: 2022
""",
    ),
    Code(
        "backwards-range",
        "warning",
        "A range that ends before it begins",
        "The last page, or line, comes before the first: two digits were swapped, as a rule. Shortened ranges such as 112-9 are none of these.",
        "Compare it with the print.",
        bad="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  pages: 221-216
""",
        good="""\
- key: goodwin2016understanding
  title: Understanding integrated care
  pages: 216-221
""",
    ),
    Code(
        "wrong-language",
        "warning",
        "A language that is written out",
        "`language` is a code (BCP 47), by which styles choose words and hyphens: they know `en`, not `English`.",
        "Write the code of two or three letters, with the country where it matters: en, cy, pt-BR.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  language: English
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  language: en
""",
    ),
    Code(
        "alternate-of-no-field",
        "warning",
        "`alternates` holds values of a field that there is not",
        "`alternates` keeps, under a field's name, what other places say of it. Under any other name nothing finds it.",
        "Correct the name.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  alternates:
    year: [{value: 2021, from: "brief-2023:105"}]
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  alternates:
    date: [{value: 2021, from: "brief-2023:105"}]
""",
    ),
    Code(
        "listed-twice",
        "warning",
        "A list holds the same value twice",
        "One of the two says nothing, or was to say something else.",
        "Take it out, or correct it.",
        bad="""\
- key: naylor2022place
  title: Place-based partnerships explained
  tags: [partnerships, integration, partnerships]
""",
        good="""\
- key: naylor2022place
  title: Place-based partnerships explained
  tags: [partnerships, integration]
""",
        fix="takes the later one out",
    ),
)
