"""`python -m benchmarks` prints every benchmark as one table."""

from __future__ import annotations

import sys

from benchmarks import commands, floor, peers, worst


def main() -> int:
    for part in (floor, commands, peers):
        sys.argv[1:] = []
        part.main()
    print()
    worst.main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
