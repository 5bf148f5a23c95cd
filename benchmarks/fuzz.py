"""Intake under hostile input: mutated pages, feeds, tables, mailboxes, archives; none may raise, hang or fill the memory.

python -m benchmarks.fuzz [--inputs 20000] [--seed 1]
"""

from __future__ import annotations

import argparse
import gzip
import io
import logging
import random
import resource
import signal
import time
import zipfile
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from mahdar.errors import SourceError
from mahdar.intake import SetAside, open_sources
from mahdar.reading import Report
from tests.intake.newsrooms import LEAD, PAGES, SECOND, TITLE

LONGEST = 10
"""Seconds after which an input counts as hanging."""
_MEGABYTES = 500
_TOKENS = (
    b"<", b">", b"</div>", b"<div>" * 200, b"<table><tr><td>" * 50, b"<![CDATA[", b"]]>", b"<!--", b"&#x110000;", b"&e;", b"\x00",
    b"\xff\xfe", b"<script>", b'{"@type":"NewsArticle","datePublished":', b'"', b"[[[[" * 100, b"{" * 500, b"Content-Length: 99999999999\r\n",
    b"\r\n\r\n", b"WARC/1.0\r\n", b"From \n", b"1" * 5000, "ـ".encode() * 2000, "\u202e".encode(), b"<time datetime='9999-99-99'>", b"charset=utf-7",
    b"<!DOCTYPE rss [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", b"<base href=javascript:>", b"<frameset>", b"<plaintext>", b"<h1>" * 300, b",\"" * 300,
)  # fmt: skip


def seeds() -> list[tuple[str, bytes]]:
    """Whole inputs of each kind, of our own writing."""
    pages = [(f"{number}.html", room.html.encode(room.encoding)) for number, room in enumerate(PAGES)]
    item = f"<item><title>{TITLE}</title><link>https://example.org/1</link><pubDate>Tue, 14 Sep 2021 10:00:00 GMT</pubDate><description>{LEAD}</description></item>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{item * 3}</channel></rss>'.encode()
    sitemap = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://example.org/{TITLE}</loc></url></urlset>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + pages[0][1]
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
    warc = (head.encode() + http + b"\r\n\r\n") * 2
    mail = f"From a\nSubject: x\nDate: Tue, 14 Sep 2021 10:00:00 +0000\nContent-Type: text/html; charset=utf-8\n\n{PAGES[1].html}\n\n"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", pages[0][1])
    table = f"title,text,published\n{TITLE},{LEAD},2021-09-14\n{TITLE},{SECOND},2021\n".encode()
    line = f'{{"title": "{TITLE}", "text": "{LEAD}"}}\n'.encode()
    others = [
        ("f.xml", feed),
        ("s.xml", sitemap),
        ("w.warc", warc),
        ("w.warc.gz", gzip.compress(warc)),
        ("m.mbox", mail.encode()),
    ]
    others += [
        ("z.zip", held.getvalue()),
        ("t.csv", table),
        ("l.jsonl", line * 3),
        ("l.json", b"[" + line.strip() + b"]"),
    ]
    return pages + others * 2


def mutated(data: bytes, chance: random.Random) -> bytes:
    """An input with a few of its bytes changed, cut, doubled, moved, or set between hostile ones."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, to = sorted((chance.randrange(len(made) + 1), chance.randrange(len(made) + 1)))
        kind = chance.randrange(6)
        if kind == 0:
            made[at : at + chance.randrange(1, 5)] = chance.randbytes(chance.randrange(6))
        elif kind == 1:
            made[at:at] = chance.choice(_TOKENS)
        elif kind == 2:
            del made[at : min(to, at + 2000)]
        elif kind == 3:
            made[at:at] = made[at : min(to, at + 3000)]
        elif kind == 4:
            made = made[:at] if chance.random() < 0.3 else made
        else:
            made[at:at] = made[chance.randrange(len(made) + 1) :][:500]
    return bytes(made)


def fuzz(inputs: int, seed: int, folder: Path) -> tuple[Counter[str], float]:
    """Give so many mutated inputs to intake. Returns what came out, and the longest time. Raises what intake raises."""
    chance, every = random.Random(seed), seeds()
    found: Counter[str] = Counter()
    longest = 0.0
    logging.disable(logging.CRITICAL)  # the libraries speak of every broken page
    previous = signal.signal(signal.SIGALRM, _hangs)
    try:
        for number in range(inputs):
            name, data = every[number % len(every)]
            file = folder / name
            file.write_bytes(mutated(data, chance))
            begun = time.perf_counter()
            signal.alarm(LONGEST)
            try:
                for item in open_sources([file]):
                    found[{Report: "reports", SetAside: "set aside", SourceError: "errors"}[type(item)]] += 1
            except BaseException as error:
                error.add_note(f"seed {seed}, input {number} ({name}); it is kept as {_kept(file)}")
                raise
            finally:
                signal.alarm(0)
            longest = max(longest, time.perf_counter() - begun)
    finally:
        signal.signal(signal.SIGALRM, previous)
        logging.disable(logging.NOTSET)
    return found, longest


def _hangs(*_: object) -> None:
    raise TimeoutError(f"an input took more than {LONGEST} seconds")


def _kept(file: Path) -> Path:
    kept = Path.cwd() / f"fuzz-{file.name}"
    kept.write_bytes(file.read_bytes())
    return kept


def main() -> int:
    """Print what came out of how many inputs."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--inputs", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with TemporaryDirectory() as folder:
        begun = time.perf_counter()
        found, longest = fuzz(given.inputs, given.seed, Path(folder))
        took = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = ", ".join(f"{count:,} {what}" for what, count in found.most_common())
    print(
        f"{given.inputs:,} inputs in {took:.0f} s: {told}; none raised; the longest took {longest:.2f} s; {memory:.0f} MB at most"
    )
    return int(memory > _MEGABYTES)


if __name__ == "__main__":
    raise SystemExit(main())
