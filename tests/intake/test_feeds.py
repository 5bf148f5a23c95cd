"""Feeds and sitemaps to entries: titles, links, and days as the newsroom writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.errors import SourceError
from mahdar.intake import Opening, open_sources
from mahdar.intake.feeds import Entry, entries_of
from mahdar.reading import Report
from tests.intake.newsrooms import BODY, LEAD, TITLE

FULL = "".join(f"<p>{text}</p>" for text in (*BODY, *BODY[::-1], *BODY))
RSS = f"""<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="a.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>جريدة المدى</title><link>https://example.org</link><lastBuildDate>Wed, 22 Sep 2021 10:00:00 +0300</lastBuildDate>
<item><title>{TITLE}</title><link>https://example.org/1</link><pubDate>الثلاثاء، 14 أيلول 2021 10:30</pubDate><dc:creator>سعاد ناصر</dc:creator>
<description>{LEAD}</description><content:encoded><![CDATA[{FULL}<script>x</script>]]></content:encoded></item>
<item><title>خبر قصير</title><link>https://example.org/2</link><pubDate>Mon, 13 Sep 2021 23:30:00 -0500</pubDate><description>&lt;p&gt;{LEAD}&lt;/p&gt;</description></item>
<item><title>خبر بلا نص</title><link>https://example.org/3</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>جريدة المدى</title><entry><title type="html">{TITLE}</title>
<link href="https://example.org/1"/><published>2021-09-14T10:30:00+03:00</published><updated>2021-09-20T10:00:00Z</updated><summary>{LEAD}</summary></entry>
<entry><title>آخر</title><link href="https://example.org/2"/><updated>2021-09-20T10:00:00Z</updated><summary>{LEAD}</summary></entry></feed>"""
NEWS = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.org/1</loc><lastmod>2021-09-22</lastmod><news:news><news:publication><news:name>جريدة المدى</news:name></news:publication>
<news:publication_date>2021-09-14T10:30+03:00</news:publication_date><news:title>{TITLE}</news:title></news:news></url>
<url><loc>https://example.org/2</loc><lastmod>2021-09-22</lastmod></url></urlset>"""
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://example.org/a.xml</loc></sitemap></sitemapindex>'


def test_an_rss_file_gives_its_own_texts(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS, encoding="utf-8")
    full, short, none = open_sources([tmp_path / "feed.xml"])
    assert isinstance(full, Report) and isinstance(short, Report) and isinstance(none, SourceError)
    assert (full.title, full.published, full.outlet, full.byline) == (TITLE, "2021-09-14", "جريدة المدى", "سعاد ناصر")
    assert full.text.split("\n")[:3] == list(BODY) and full.notes == ()
    assert short.published == "2021-09-13" and short.text == LEAD and "summary" in short.notes[0]
    assert "https://example.org/3" in str(none) and "--fetch" in str(none)


def test_atom_updates_are_no_publication() -> None:
    first, second = entries_of(ATOM.encode(), "feed", Opening())
    assert isinstance(first, Entry) and first.published == "2021-09-14"
    assert isinstance(second, Entry) and second.published is None


def test_a_news_sitemap_gives_days_and_a_plain_one_none() -> None:
    first, second = entries_of(NEWS.encode(), "map", Opening())
    assert first == Entry(url="https://example.org/1", title=TITLE, published="2021-09-14", outlet="جريدة المدى")
    assert isinstance(second, Entry) and second.published is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<html><body><p>x</p></body></html>", "an HTML page"),
        ("{}", "no feed"),
        (INDEX, "--fetch"),
        ("<rss><channel", "damaged"),
        ("<rss><channel><title>&#x110000;&#99999999;<b", "damaged"),
    ],
)
def test_what_is_no_feed_says_so(text: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        list(entries_of(text.encode(), "feed.xml", Opening()))


def test_entities_of_a_feed_open_no_files() -> None:
    evil = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss').replace(
        LEAD, "&e; " + LEAD
    )
    found = [entry for entry in entries_of(evil.encode(), "feed", Opening()) if isinstance(entry, Entry)]
    assert found and "root:" not in "".join(entry.text for entry in found)
    sitemap = '<!DOCTYPE urlset [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + NEWS.split("?>", 1)[1].replace(
        "/2</loc>", "/&e;</loc>"
    )
    try:
        found = [entry for entry in entries_of(sitemap.encode(), "map", Opening()) if isinstance(entry, Entry)]
    except SourceError:
        found = []
    assert "root:" not in "".join(entry.url or "" for entry in found)
