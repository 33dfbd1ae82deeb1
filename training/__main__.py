"""`python -m training`: train the model anew and write it beside the code that uses it."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.train import SYNTHETIC, train, training_samples

SHARED = Path("../shared/reference-strings")
MODEL = Path("src/evidence_refs/extraction/learned/references.crfsuite")


def main() -> None:
    """Read the options, train, write."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED, help="folder of the labelled sets")
    parser.add_argument("--to", type=Path, default=MODEL, help="where the model is written")
    parser.add_argument(
        "--synthetic", type=int, default=SYNTHETIC, help="how many synthetic references"
    )
    parser.add_argument("--verbose", action="store_true", help="show the progress of the training")
    options = parser.parse_args()
    train(training_samples(options.data, options.synthetic), options.to, options.verbose)


if __name__ == "__main__":
    main()
