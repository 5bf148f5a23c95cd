"""How long neural taggers take over the same articles, in the same run on one core; for speed only.

    pip install 'mahdar[peers]'; python -m benchmarks.peers [ARTICLES.jsonl.gz] [--limit N]

A BERT-base encoder with a tagging head (PyTorch) and spaCy's convolutional tagger, both with random weights: they find nothing,
but do the arithmetic of those that would. UDPipe 1 tags and parses with a model trained here on a few invented words, of the
layer sizes of those that are shared. A peer that is not installed is left out, and the table says so.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.articles import DEFAULT, articles, row, seconds
from mahdar.reading import Reader

_PIECES_A_WORD = 1.4
"""Into how many pieces a subword tokenizer for Arabic cuts a word, about."""
_WINDOW = 512
_DOLLARS_A_CORE_HOUR = 0.04
_CORE_HOUR = 3600


def bert() -> Callable[[str], object]:
    """A forward pass over the text in windows of 512 pieces."""
    import torch
    from torch import nn

    torch.set_num_threads(1)
    layer = nn.TransformerEncoderLayer(768, 12, 3072, activation="gelu", batch_first=True)
    model = nn.Sequential(nn.Embedding(64_000, 768), nn.TransformerEncoder(layer, 12), nn.Linear(768, 9)).eval()

    def tag(text: str) -> None:
        pieces = max(1, round(len(text.split()) * _PIECES_A_WORD))
        with torch.inference_mode():
            for begin in range(0, pieces, _WINDOW):
                model(torch.randint(64_000, (1, min(_WINDOW, pieces - begin))))

    return tag


def spacy_cnn() -> Callable[[str], object]:
    """spaCy's tokenizer and its convolutional entity tagger."""
    import spacy

    nlp: Any = spacy.blank("ar")
    tagger = nlp.add_pipe("ner")
    for label in ("PER", "ORG", "LOC"):
        tagger.add_label(label)
    nlp.initialize()
    return lambda text: nlp(text)


_WORDS = ["التقى", "الوزير", "سامي", "وفدا", "في", "عمان", "وقال", "علي", "إن", "العمل", "بدأ", "أمس"]
_TAGGER = "iterations=2"
_PARSER = "iterations=2;embedding_form=50;embedding_upostag=20;hidden_layer=200;structured_interval=0"


def udpipe() -> Callable[[str], object]:
    """UDPipe's tagger and parser over words parted by spaces."""
    import tempfile

    from ufal import udpipe as ufal

    lines = (
        f"{n}\t{word}\t{word}\t{('NOUN', 'VERB', 'ADP')[n % 3]}\t_\t_\t{int(n > 1)}\t{'dep' if n > 1 else 'root'}\t_\t_"
        for n, word in enumerate(_WORDS, 1)
    )
    source = ufal.InputFormat.newConlluInputFormat()
    source.setText(("\n".join(lines) + "\n\n") * 40)
    sentences, sentence, wrong = ufal.Sentences(), ufal.Sentence(), ufal.ProcessingError()
    while source.nextSentence(sentence, wrong):
        sentences.append(sentence)
        sentence = ufal.Sentence()
    made = ufal.Trainer.train("morphodita_parsito", sentences, ufal.Sentences(), "none", _TAGGER, _PARSER, wrong)
    with tempfile.NamedTemporaryFile(suffix=".udpipe") as file:
        file.write(made)
        file.flush()
        model = ufal.Model.load(file.name)
    pipeline = ufal.Pipeline(model, "horizontal", ufal.Pipeline.DEFAULT, ufal.Pipeline.DEFAULT, "conllu")

    def tag(text: str, kept: Any = model) -> object:  # the pipeline itself does not keep its model
        return pipeline.process(text, wrong)

    return tag


PEERS: dict[str, tuple[Callable[[], Callable[[str], object]], int]] = {
    "BERT-base tagger, random weights": (bert, 20),
    "spaCy CNN tagger, random weights": (spacy_cnn, 100),
    "UDPipe 1 tagger and parser, toy model": (udpipe, 20),
}
"""Name → what makes it, and over how many articles it is timed."""


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", nargs="?", type=Path, default=DEFAULT)
    cli.add_argument("--limit", type=int, default=2000)
    options = cli.parse_args()
    rows = articles(options.articles, options.limit)
    ours = seconds(Reader().read, rows) / len(rows)
    row("Mahdar, whole reading, ms an article", f"{ours * 1000:.2f}", _cost(ours))
    for name, (make, count) in PEERS.items():
        try:
            work = make()
        except ImportError as error:
            row(name, "not here", f"pip install 'mahdar[peers]' ({error.name})")
            continue
        some = [article["text"] for article in rows[:: max(1, len(rows) // count)]][:count]
        each = seconds(work, some) / len(some)
        row(f"{name}, ms", f"{each * 1000:.1f}", f"{each / ours:.0f} x Mahdar; {_cost(each)}")
    return 0


def _cost(each: float) -> str:
    """What a million articles cost at the price of a rented core."""
    hours = each * 1_000_000 / _CORE_HOUR
    return f"{hours:,.1f} core hours a million, about ${hours * _DOLLARS_A_CORE_HOUR:,.2f}"


if __name__ == "__main__":
    raise SystemExit(main())
