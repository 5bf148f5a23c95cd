"""Files that hold files: zip, mbox, WARC, Word, PDF; what is broken or a bomb is one line, and the rest is read."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from mahdar.errors import SourceError
from mahdar.intake import Item, SetAside, open_sources
from mahdar.reading import Report
from tests.intake.newsrooms import BODY, LEAD, PAGES, SECOND, TITLE

PAGE = PAGES[0].html.encode()


def warc_record(body: bytes, url: str, kind: str = "text/html", status: str = "200 OK", extra: str = "") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-09-20T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0000000-{len(body)}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORDS = (
    warc_record(PAGE, "https://example.org/1"),
    warc_record(b"{}", "https://example.org/data", "application/json"),
    warc_record(PAGE, "https://example.org/gone", status="404 Not Found"),
    warc_record(b"<html><body><p>x</p></body></html>", "https://example.org/list"),
    warc_record(gzip.compress(PAGE), "https://example.org/2", extra="Content-Encoding: gzip\r\n"),
)


def items_of(tmp_path: Path, name: str, data: bytes) -> list[Item]:
    (tmp_path / name).write_bytes(data)
    return list(open_sources([tmp_path / name]))


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_web_archive(tmp_path: Path, name: str) -> None:
    pack = gzip.compress if name.endswith("gz") else bytes
    items = items_of(tmp_path, name, b"".join(pack(record) for record in RECORDS))
    assert [type(item) for item in items] == [Report, SetAside, Report]
    first = items[0]
    assert isinstance(first, Report)
    assert (first.title, first.published, first.url) == (TITLE, "2021-09-14", "https://example.org/1")
    assert first.text == "\n".join(BODY)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_web_archive_cut_in_the_middle_gives_its_whole_records(tmp_path: Path, name: str) -> None:
    pack = gzip.compress if name.endswith("gz") else bytes
    whole = b"".join(pack(record) for record in RECORDS[:1])
    items = items_of(tmp_path, name, whole + pack(RECORDS[-1])[:400])
    assert isinstance(items[0], Report)
    assert all(isinstance(item, SourceError | SetAside) for item in items[1:])


def test_a_zip_of_everything(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pages/1.html", PAGE)
        archive.writestr("__MACOSX/x", b"x")
        archive.writestr("reports.csv", f"text,title\n{LEAD},{TITLE}\n".encode())
        archive.writestr("bomb.txt", b"0" * 30_000_000)
        archive.writestr("inner.zip", b"PK\x03\x04")
        archive.writestr("last.txt", f"{TITLE}\n{LEAD}\n{SECOND}".encode())
    items = items_of(tmp_path, "all.zip", held.getvalue())
    assert [type(item) for item in items] == [Report, Report, SourceError, SourceError, Report]
    assert "all.zip!bomb.txt" in str(items[2]) and "packed" in str(items[2])
    assert "inside a zip" in str(items[3])
    (error,) = items_of(tmp_path, "cut.zip", held.getvalue()[:-60])
    assert isinstance(error, SourceError) and "damaged" in str(error)


def message(subtype: str, content: str, subject: str = TITLE) -> bytes:
    made = EmailMessage()
    made["Subject"], made["Date"], made["From"] = subject, "Tue, 14 Sep 2021 22:30:00 +0300", "news@example.org"
    made.set_content(LEAD)
    if subtype == "html":
        made.add_alternative(content, subtype="html")
    else:
        made.set_content(content)
    return bytes(made)


def test_a_mailbox_of_newsletters(tmp_path: Path) -> None:
    page = f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in BODY)}</body></html>"
    empty = b"Subject: nothing\nDate: Tue, 14 Sep 2021 22:30:00 +0300\n\n\n"
    messages = [message("html", page), empty, message("plain", f"{LEAD}\n\n{SECOND}\nFrom here on nothing.")]
    data = b"".join(b"From news@example.org Tue Sep 14\n" + one + b"\n\n" for one in messages)
    first, nothing, last = items_of(tmp_path, "letters.mbox", data)
    assert isinstance(first, Report) and isinstance(last, Report) and isinstance(nothing, SourceError)
    assert (first.title, first.published) == (TITLE, "2021-09-14")
    assert last.published == "2021-09-14" and SECOND in last.text and "#2" in nothing.source


def test_a_word_file(tmp_path: Path) -> None:
    made = docx.Document()
    for text in (TITLE, *BODY):
        made.add_paragraph(text)
    made.save(str(tmp_path / "a.docx"))
    (report,) = open_sources([tmp_path / "a.docx"])
    assert isinstance(report, Report) and (report.title, report.text) == (TITLE, "\n".join(BODY))
    (error,) = items_of(tmp_path, "b.docx", (tmp_path / "a.docx").read_bytes()[:3000])
    assert isinstance(error, SourceError) and "damaged" in str(error)


def test_a_pdf_without_text_says_so(tmp_path: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "scan.pdf")
    (error,) = open_sources([tmp_path / "scan.pdf"])
    assert isinstance(error, SourceError) and "scan" in str(error)
    (error,) = items_of(tmp_path, "x.pdf", b"%PDF-1.7\n" + b"\x00\x80" * 500)
    assert isinstance(error, SourceError) and "PDF" in str(error)


@pytest.mark.parametrize("what", ["a page", "zeros in gzip"])
def test_what_is_larger_than_any_report_is_one_line(tmp_path: Path, what: str) -> None:
    if what == "a page":
        name, data = "page.html", b"<html><body><p>" + b"x" * 50_000_000
    else:
        name, data = "a.txt.gz", gzip.compress(b"0" * 60_000_000)
    (error,) = items_of(tmp_path, name, data)
    assert isinstance(error, SourceError) and "more than the 50,000,000 bytes" in str(error)


def test_a_gzip_with_a_broken_middle(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(f"{TITLE}\n{LEAD}".encode()))
    data[20:24] = struct.pack(">I", zlib.crc32(b"x"))
    items = items_of(tmp_path, "a.txt.gz", bytes(data))
    assert len(items) == 1 and isinstance(items[0], SourceError) and "damaged" in str(items[0])
