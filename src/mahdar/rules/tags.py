"""The tags that a site prints below a report: words to find it by, no words of it."""

from __future__ import annotations

import re
from bisect import bisect_left

from mahdar.lexicon.sets import word_tuple
from mahdar.rules.document import Document

_REACH = 300  # how many characters tags may have
_HEADS = "|".join(re.escape(head) for head in word_tuple("mentions", "tags"))
_TAGS = re.compile(rf"[.!؟…»\")\]\n]\s*(?:{_HEADS})(?:\s*:\s*|\s+)[^.:؛!؟\n]+$")


def tags_start(doc: Document) -> int:
    """The token at which the tags below a report begin, its number of tokens where there are none.

    «… في جدة. سمات الهلال الدوري السعودي»: after the last sentence, named as tags, without an end of a sentence.
    """
    text = doc.text.text.rstrip()
    found = _TAGS.search(text, max(0, len(text) - _REACH))
    return bisect_left(doc.text.starts, found.start() + 1) if found else len(doc.words)
