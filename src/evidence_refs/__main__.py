"""`python -m evidence_refs` is the console script."""

from evidence_refs.cli.main import run

if __name__ == "__main__":
    run()
