"""The text of Word and PDF files, as far as it stands in them as text."""

from __future__ import annotations

import zipfile
from typing import IO

from mahdar.errors import SourceError
from mahdar.intake.items import missing_extra

_MAX_PAGES = 2000


def text_of_docx(stream: IO[bytes], source: str) -> str:
    """The paragraphs of a Word file. Raises SourceError where it is none."""
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        raise missing_extra(source, "a Word file", "intake") from error
    try:
        paragraphs = [paragraph.text for paragraph in docx.Document(stream).paragraphs]
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, OSError, SyntaxError) as error:
        raise SourceError(source, f"this Word file is damaged: {error}") from error
    return _some("\n".join(paragraphs), source, "the Word file has no text in it")


def text_of_pdf(stream: IO[bytes], source: str) -> str:
    """The text of a PDF, its lines joined to paragraphs. Raises SourceError where it has none: a scan, or a lock."""
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise missing_extra(source, "a PDF file", "intake") from error
    try:
        reader = pypdf.PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(source, "this PDF is locked with a password")
        pages = [page.extract_text() or "" for page in reader.pages[:_MAX_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise SourceError(source, f"this PDF is damaged: {error}") from error
    return _some(_joined("\n".join(pages)), source, "no text in this PDF: it may be a scan of paper")


def _joined(text: str) -> str:
    """Lines as printed joined to paragraphs: a line that ends a sentence, or a blank one, ends its paragraph."""
    paragraphs: list[str] = [""]
    for line in (line.strip() for line in text.split("\n")):
        if not line:
            paragraphs.append("")
            continue
        paragraphs[-1] = f"{paragraphs[-1]} {line}".strip()
        if line.endswith((".", "؟", "!", "»")) and len(line) < 60:
            paragraphs.append("")
    return "\n".join(filter(None, paragraphs))


def _some(text: str, source: str, why: str) -> str:
    if not text.strip():
        raise SourceError(source, why)
    return text
