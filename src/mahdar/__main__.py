"""`python -m mahdar` is the command `mahdar`."""

from mahdar.cli import run

if __name__ == "__main__":
    run()
