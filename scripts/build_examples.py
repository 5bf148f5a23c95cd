"""Write the records of the sample reports beside them: examples/*.txt → examples/*.json.

python scripts/build_examples.py            write them
python scripts/build_examples.py --check    exit 1 where a record differs
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from mahdar.intake import open_sources
from mahdar.reading import Reader, Report
from mahdar.record import to_json

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main(arguments: list[str]) -> int:
    reader, different = Reader(), []
    for path in sorted(EXAMPLES.glob("*.txt")):
        (report,) = open_sources([path])
        assert isinstance(report, Report), report
        record = json.loads(to_json(reader.read(report)))
        del record["report"]["reader"]  # the version and the hash of the words change with every word added
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        target = path.with_suffix(".json")
        if "--check" not in arguments:
            target.write_text(text, encoding="utf-8")
        elif not target.is_file() or target.read_text(encoding="utf-8") != text:
            different.append(target.name)
    for name in different:
        print(f"{name} is not what is read now: look at it, then run python scripts/build_examples.py", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
