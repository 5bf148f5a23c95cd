"""Rebuild docs/accuracy.md from the reader and the gold in ../shared.

python scripts/build_accuracy_docs.py ../shared
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from mahdar.evaluation.gold import article_of, read_articles, read_gold, with_text
from mahdar.evaluation.measuring import Evaluation, by_outlet, by_rule, calibration_gap, evaluate_records, reliability
from mahdar.evaluation.tally import Count
from mahdar.reading import Reader

PAGE = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"
GOALS = {
    "people": 0.93, "offices": 0.85, "organizations": 0.80, "places": 0.90, "contacts": 0.85, "parties": 0.85,
    "contact form": 0.90, "contact status": 0.95, "contact date": 0.85, "contact place": 0.75, "statements": 0.80,
    "upcoming": 0.60, "contexts": 0.70, "grounded": 1.0,
}  # fmt: skip
KINDS = ("people", "offices", "organizations", "places", "contacts", "parties", "statements")

HEAD = """# How accurate it is

This page is made by `python scripts/build_accuracy_docs.py ../shared`; `mahdar evaluate GOLD ARTICLES` prints the same
figures, `--errors N` the mistakes behind them, `--outlets`, `--rules` and `--calibration` the further tables.

## Method

{reports} articles of {outlets} outlets (Gulf, Levantine, Egyptian, Maghrebi and pan-Arab newsrooms, agency copy among them)
were read by people who wrote down who is named, with which offices, what contacts and statements are told and what is
announced. A claim counts as right where it agrees with theirs: a person by name, an office by person and title, a contact
by its parties, a statement by its speaker and by half of its words. P is the share of claims that are right, R the share of
what people found that is claimed, F1 their harmonic mean. «grounded» is the share of claims whose words stand in the text.

These articles were at hand while the rules were written: no rule names one of them, but the rules were chosen by looking
at what they got wrong. On newsrooms not in this set expect figures some points lower.
"""

LIMITS = """
## Limits

- A background meeting of last year, told in half a sentence, is often missed or given the wrong day.
- Who is meant by a verb without a subject is right little more than half the time; such claims say so by their rule
  (`…_by_pronoun`) and their confidence.
- Names that no list knows are found after an office, an honorific or a verb of saying, and elsewhere mostly missed.
- What is announced is found where a future verb or a word of awaiting says so; a plain present («يعقد مؤتمرا غدا») is missed.
- PLOVER events are those of contacts and statements, and attacks and protests told by the text itself. On the Open Event Data
  Alliance's Arabic sentences `python scripts/score_events.py ../shared/reference/gsr` prints ASSAULT F1 0.567 ± 0.054 and PROTEST
  0.439 ± 0.095 over five folds (a character classifier trained on them: 0.685 and 0.364); who acts is right in a fifth of the
  annotated sentences, to whom in a seventh. The other types (sanctions, arrests, aid …) are not read from the text yet.
- Dialect, verse, interviews in question and answer, and opinion pages are not what it was made for.
"""


def evaluated(shared: Path, gold: str, articles: str | None) -> Evaluation:
    found = read_articles(shared / articles) if articles else {}
    golds = [with_text(one, found) for one in read_gold(shared / gold)]
    reader = Reader()
    records = {}
    for one in golds:
        article = found.get(one.id) or article_of(one)
        fields = {"id": one.id, "text": article.text, "title": article.title, "outlet": article.outlet}
        records[one.id] = reader.read({**fields, "published": article.published or one.published})
    return evaluate_records(golds, records)


def table(counts: Mapping[str, Count]) -> Iterator[str]:
    yield "| fact | P | R | F1 | goal | in the gold | claimed |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for kind, c in counts.items():
        yield f"| {kind} | {c.precision:.3f} | {c.recall:.3f} | {c.f1:.3f} | {GOALS[kind]:.2f} | {c.gold:.0f} | {c.claimed:.0f} |"


def outlets(evaluation: Evaluation) -> Iterator[str]:
    yield "| outlet | reports | " + " | ".join(KINDS) + " |"
    yield "|---|---:|" + "---:|" * len(KINDS)
    for row in by_outlet(evaluation):
        cells = " | ".join(f"{row.own[kind].f1:.2f} / {row.rest[kind].f1:.2f}" for kind in KINDS)
        yield f"| {row.outlet} | {row.reports} | {cells} |"


def sureness(evaluation: Evaluation) -> Iterator[str]:
    bins = reliability(evaluation.verdicts())
    yield "| confidence | claims | mean | right |"
    yield "|---|---:|---:|---:|"
    for one in bins:
        if one.kind == "all":
            yield f"| {one.low:.2f}–{one.high:.2f} | {one.claims} | {one.confidence:.2f} | {one.right:.2f} |"
    yield f"\nMean gap: {calibration_gap(bins, 'all'):.3f}. The confidences come from these same articles; made without an outlet and"
    yield "tried on it, outlet by outlet, the gap is what `python scripts/build_confidence.py` prints last."


def rules(evaluation: Evaluation) -> Iterator[str]:
    yield "| kind | rule | claims | right |"
    yield "|---|---|---:|---:|"
    for row in by_rule(evaluation.verdicts()):
        yield f"| {row.kind} | {row.rule} | {row.claims} | {row.right / row.claims:.2f} |"


def main(shared: Path) -> int:
    dev = evaluated(shared, "gold/dev.jsonl", "corpus/dev.jsonl")
    seed = evaluated(shared, "gold/seed.jsonl", None)
    names = set(dev.outlets.values())
    parts = [
        HEAD.format(reports=len(dev.tallies), outlets=len(names)),
        "## The development set\n",
        *table(dev.counts()),
        "\n## The first report\n",
        *table(seed.counts()),
        "\n## Outlet by outlet\n",
        "F1 on each outlet, and after the slash on all the others. No figure was tuned outlet by outlet.\n",
        *outlets(dev),
        "\n## How sure it is\n",
        *sureness(dev),
        "\n## Rule by rule\n",
        *rules(dev),
        LIMITS,
    ]
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
