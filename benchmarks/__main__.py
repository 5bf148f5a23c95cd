"""`python -m benchmarks` prints every benchmark as one table."""

from __future__ import annotations

import sys

from benchmarks import commands, floor, growth, peers, stages, web, worst


def main() -> int:
    for part in (floor, stages, commands, peers):
        sys.argv[1:] = []
        part.main()
    print()
    sys.argv[1:] = ["--sizes", "500", "5000"]
    growth.main()
    print()
    worst.main()
    print()
    sys.argv[1:] = ["--reports", "2000", "--clients", "5", "--seconds", "15"]
    web.main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
