"""The program that the test kills: it stores reports in small batches and says after each which are done."""

from __future__ import annotations

import sys

from mahdar.archive import open_archive


def main(address: str, count: int) -> None:
    """Store `count` reports, ten at a time; a line «done N» says that N of them are kept."""
    open_archive(address, create=True)
    from mahdar.archive.writing import store
    from tests.archive.reports import talks

    done = 0
    records = (talks(f"r{number}", day=f"2021-{number % 12 + 1:02d}-04") for number in range(count))
    for stored in store(records, batch=10):
        done += stored.new + stored.same
        print(f"done {done}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
