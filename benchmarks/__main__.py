"""`python -m benchmarks` runs every benchmark that needs no extra."""

from benchmarks.speed import main

if __name__ == "__main__":
    raise SystemExit(main())
