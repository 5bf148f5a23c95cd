"""Bytes to text, whatever the encoding says or fails to say."""

from __future__ import annotations

import codecs
import re

from mahdar.errors import SourceError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SINGLE_BYTE = ("cp1256", "iso8859_6")
_COMMON = re.compile("[\u0627\u0644\u0645\u064a\u0648\u0646\u0631\u062a\u0628\u0629\u0639\u062f\u0633\u0641\u0647]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")


def decode(data: bytes, source: str, *, declared: str | None = None) -> str:
    """The text of a file. Raises SourceError for an empty or a binary one.

    A BOM decides; then valid UTF-8; then UTF-16 by its zero bytes; then the single-byte encoding of Arabic (`declared`
    among them) that gives the most frequent Arabic letters.
    """
    if not data.strip():
        raise SourceError(source, "the file is empty")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _clean(data.decode(encoding, errors="replace"))
    if _looks_like_utf16(data):
        return _clean(
            data.decode(
                "utf-16-le"
                if data[1::2].count(0) + data[1::2].count(6) > data[::2].count(0) + data[::2].count(6)
                else "utf-16-be",
                errors="replace",
            )
        )
    try:
        return _refuse_binary(_clean(data.decode("utf-8")), data, source)
    except UnicodeDecodeError:
        pass
    if data.count(0) > len(data) // 1000:
        raise SourceError(source, "this is a binary file, not a text", hint="give a text, JSONL or HTML file")
    texts = [data.decode(encoding, errors="replace") for encoding in dict.fromkeys([*_known(declared), *_SINGLE_BYTE])]
    best = max(texts, key=_arabic_score)
    if _arabic_score(best) < 0.05:
        mended = data.decode("utf-8", errors="replace")
        if mended.count("\ufffd") * 20 > len(mended):
            raise SourceError(source, "this is a binary file, not a text", hint="give a text, JSONL or HTML file")
        best = mended
    return _clean(best)


def _known(declared: str | None) -> list[str]:
    try:
        return [codecs.lookup(declared).name] if declared else []
    except LookupError:
        return []


def _looks_like_utf16(data: bytes) -> bool:
    """Arabic in UTF-16 has 06 in every second byte, Latin and spaces 00."""
    sample = data[:4000]
    high = [sample[k::2].count(0) + sample[k::2].count(6) for k in (0, 1)]
    return len(sample) > 8 and max(high) > 0.8 * len(sample) / 2 and b"\x06" in sample


def _arabic_score(text: str) -> float:
    """The share of the most frequent Arabic letters among all characters, less what could not be decoded."""
    return (len(_COMMON.findall(text)) - 5 * text.count("\ufffd")) / max(1, len(text))


def _refuse_binary(text: str, data: bytes, source: str) -> str:
    if data.count(0) > len(data) // 1000:
        raise SourceError(source, "this is a binary file, not a text", hint="give a text, JSONL or HTML file")
    return text


def _clean(text: str) -> str:
    """Control characters, which no report needs, become spaces; line ends become «\\n»."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    return _CONTROLS.sub(" ", text)
