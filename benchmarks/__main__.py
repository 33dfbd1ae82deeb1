"""`make bench`, or `python -m benchmarks [FILE...]`: growth with the text, then start-up."""

from __future__ import annotations

import sys

from benchmarks import extraction_growth, startup

if __name__ == "__main__":
    code = extraction_growth.main(sys.argv[1:])
    print()
    startup.main()
    sys.exit(code)
