"""`python -m training`: train the model anew and write it beside the code that uses it.

`--measure` trains nothing: it prints how many references are read right by the rules alone, by the
model alone and by both, of those that the model was not trained on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evidence_refs.extraction.learned.tagger import MODEL
from training.evaluate import held_out_cases, read_cases, readers, table
from training.train import SYNTHETIC, train, training_samples

SHARED = Path("../shared/reference-strings")


def main() -> None:
    """Read the options; train and write, or measure."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED, help="folder of the labelled sets")
    parser.add_argument("--to", type=Path, default=MODEL, help="where the model is written")
    parser.add_argument("--synthetic", type=int, default=SYNTHETIC, help="synthetic references")
    parser.add_argument("--verbose", action="store_true", help="show the progress of the training")
    parser.add_argument("--measure", action="store_true", help="measure the model that is there")
    options = parser.parse_args()
    if options.measure:
        measure(options.data)
    else:
        train(training_samples(options.data, options.synthetic), options.to, options.verbose)


def measure(data: Path) -> None:
    """Print the shares that are right."""
    cases = read_cases()
    sets = {
        "twelve styles": [case for case in cases if not case.frozen],
        "twelve, frozen": [case for case in cases if case.frozen],
        "AnyStyle, held out": held_out_cases(data),
    }
    for line in table(sets, readers()):
        print(line)


if __name__ == "__main__":
    main()
