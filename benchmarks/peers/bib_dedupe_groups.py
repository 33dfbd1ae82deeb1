"""Runs bib-dedupe (https://pypi.org/project/bib-dedupe/, MIT) on a CSV of records, and prints what it finds.

usage: PYTHON bib_dedupe_groups.py RECORDS.csv

PYTHON is of an environment that has bib-dedupe. Printed is JSON as `evidence-refs dedupe --json` prints it:
`groups` are its clusters, `possible` the pairs that it would export for a person. Columns get the names,
and types the words of BibTeX that it knows; a record that tells no type is an article. All else is as it comes.
"""

import csv
import json
import sys

import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]
from bib_dedupe import bib_dedupe  # type: ignore[import-not-found]

COLUMNS = {"id": "ID", "type": "ENTRYTYPE", "authors": "author", "issue": "number"}
KEPT = {
    "ID", "ENTRYTYPE", "title", "author", "year", "journal", "booktitle", "series", "volume",
    "number", "pages", "doi", "isbn", "abstract",
}  # fmt: skip


def main(path: str) -> None:
    """Print the groups and the possible pairs of a file's records."""
    csv.field_size_limit(10**9)
    records = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    records = records.rename(columns=COLUMNS)
    records = records[[name for name in records.columns if name in KEPT]]
    if "ENTRYTYPE" not in records:
        records["ENTRYTYPE"] = "article"
    prepared = bib_dedupe.prep(records, verbosity_level=0)
    matched = bib_dedupe.match(bib_dedupe.block(prepared))
    maybe = matched[matched["duplicate_label"] == "maybe"]
    json.dump(
        {
            "groups": [{"members": each} for each in bib_dedupe.cluster(matched)],
            "possible": [
                {"members": list(pair)} for pair in zip(maybe["ID_1"], maybe["ID_2"], strict=True)
            ],
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main(sys.argv[1])
