"""Pages as newsrooms' programs make them, of our own writing: the same report in many markups, with what must be read."""

from __future__ import annotations

from typing import NamedTuple

TITLE = "وزيرة الثقافة تستقبل سفير اليابان وتبحث معه ترميم المتحف"
LEAD = "استقبلت وزيرة الثقافة ليلى حداد في مكتبها سفير اليابان تارو ياماموتو، وبحثت معه مشروع ترميم المتحف الوطني في العاصمة."
SECOND = "وقالت حداد إن الوزارة ستبدأ العمل في الربيع المقبل بعد أن تنتهي اللجنة الفنية من دراستها، وإن المتحف سيفتح أبوابه بعد عامين."
THIRD = "من جانبه أكد السفير أن بلاده ستقدم منحة لتدريب المرممين، مشيرا إلى أن التعاون بين البلدين في هذا المجال بدأ قبل عشرين عاما."
BODY = (LEAD, SECOND, THIRD)
JUNK = (
    "الفريق الأول يفوز على ضيفه بثلاثة أهداف",
    "تعرف على سعر الدولار في البنوك",
    "تابعونا على فيسبوك وتويتر ليصلكم كل جديد",
    "جميع الحقوق محفوظة لجريدة المدى",
)
LINKS = "".join(
    f'<li><a href="/{n}">{text}</a> <span class="date">{day}</span></li>'
    for n, (text, day) in enumerate(((JUNK[0], "2021/09/20"), (JUNK[1], "19 سبتمبر 2021")))
)
MENU = '<ul class="main-menu"><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li><li><a href="/e">اقتصاد</a></li></ul>'
FOOT = f'<div class="footer"><p>{JUNK[3]} © 2021</p><p>{JUNK[2]}</p></div>'


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


class Newsroom(NamedTuple):
    """A page and what must be read from it; `encoding` is how the file is written."""

    name: str
    html: str
    published: str | None
    outlet: str | None = "جريدة المدى"
    byline: str | None = None
    agency: str | None = None
    encoding: str = "utf-8"


WORDPRESS = Newsroom(
    "wordpress",
    f"""<!DOCTYPE html><html dir="rtl" lang="ar"><head><meta charset="UTF-8"><title>{TITLE} - جريدة المدى</title>
<meta property="og:title" content="{TITLE} - جريدة المدى"><meta property="og:site_name" content="جريدة المدى">
<meta property="article:modified_time" content="2021-09-22T07:00:00+00:00">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"جريدة المدى"}},
{{"@type":"WebPage","datePublished":"2021-09-14T06:15:10+00:00","dateModified":"2021-09-22T07:00:00+00:00"}},
{{"@type":"Person","name":"سعاد ناصر"}},{{"@type":"NewsArticle","headline":"{TITLE}","author":{{"@type":"Person","name":"سعاد ناصر"}},
"datePublished":"2021-09-14T06:15:10+00:00",}}]}}</script></head><body class="single has-sidebar"><header><h1 class="logo"><a href="/">جريدة المدى</a></h1>{MENU}</header>
<div id="content"><article class="post"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on">سبتمبر 14, 2021</span></div>
<div class="entry-content">{paragraphs(LEAD)}<p><strong>اقرأ أيضا: <a href="/x">{JUNK[0]}</a></strong></p>{paragraphs(SECOND, THIRD)}
<div class="sharedaddy"><h3>شارك الموضوع:</h3></div></div></article><div class="related-posts"><h3>مقالات ذات صلة</h3><ul>{LINKS}</ul></div></div>
<aside id="secondary" class="widget-area"><h2>آخر الأخبار</h2><ul>{LINKS}</ul></aside>{FOOT}</body></html>""",
    "2021-09-14",
    byline="سعاد ناصر",
)
WORDPRESS_BARE = Newsroom(
    "wordpress without structured data",
    f"""<html dir="rtl"><head><meta charset="utf-8"><title>{TITLE} | جريدة المدى</title></head><body>
<div class="topbar"><span class="today">الأربعاء, سبتمبر 22, 2021</span></div>{MENU}<div class="post"><h2 class="post-title">{TITLE}</h2>
<p class="post-meta">بواسطة <a href="/a" rel="author">سعاد ناصر</a> - <span>سبتمبر 14, 2021</span></p><div class="entry">{paragraphs(*BODY)}</div>
</div><div class="sidebar"><ul>{LINKS}</ul></div>{FOOT}</body></html>""",
    "2021-09-14",
    byline="سعاد ناصر",
)
DRUPAL = Newsroom(
    "drupal",
    f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="Generator" content="Drupal 7"><title>{TITLE} | جريدة المدى</title>
<meta name="dcterms.modified" content="2021-09-23T10:00+03:00"><meta property="og:updated_time" content="2021-09-23T10:00:00+03:00"></head><body>
<div class="region-header">{MENU}</div><div id="main"><div class="content-wrap"><h1 id="page-title">{TITLE}</h1>
<div class="node node-article"><div class="submitted">الثلاثاء, 14/09/2021 - 10:30</div>
<div class="field field-name-body"><div class="field-items"><div class="field-item even" property="content:encoded">{paragraphs(*BODY)}</div></div></div>
<div class="field-name-field-tags"><a href="/t">المتحف</a> <a href="/t2">اليابان</a></div></div></div>
<div class="block-views"><h2>الأكثر قراءة</h2><ul>{LINKS}</ul></div></div>{FOOT}</body></html>""",
    "2021-09-14",
)
ASP = Newsroom(
    "asp.net",
    f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>جريدة المدى - {TITLE}</title></head><body><form id="aspnetForm">
<div id="ctl00_top"><span id="ctl00_lblToday">22/09/2021</span></div></form>{MENU}<div id="ctl00_Main"><h1><span id="ctl00_lblTitle">{TITLE}</span></h1>
<span id="ctl00_lblDate">9/14/2021 10:30:00 AM</span><div id="ctl00_lblBody">{LEAD}<br /><br />{SECOND}<br /><br />{THIRD}<br /></div></div>
<div id="ctl00_most" class="most-read"><ul>{LINKS}</ul></div>{FOOT}</body></html>""",
    "2021-09-14",
)
AMP = Newsroom(
    "amp",
    f"""<!doctype html><html ⚡ lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{TITLE}</title><link rel="canonical" href="https://www.almadapaper.net/a/1">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2021-09-14T10:30:00+03:00","publisher":{{"@type":"Organization","name":"جريدة المدى"}}}}</script></head><body>
<amp-sidebar id="s">{MENU}</amp-sidebar><article class="amp-wp-article"><h1 class="amp-wp-title">{TITLE}</h1><amp-img src="x.jpg"></amp-img>
<div class="amp-wp-article-content">{paragraphs(*BODY)}</div></article><amp-list></amp-list>{FOOT}</body></html>""",
    "2021-09-14",
)
TABLES = Newsroom(
    "tables in windows-1256",
    f"""<HTML DIR=RTL><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1256"><TITLE>جريدة المدى :: {TITLE}</TITLE></HEAD><BODY>
<TABLE width="100%"><TR><TD><A HREF="/">الرئيسية</A> <A HREF="/s">رياضة</A></TD><TD>الأربعاء 22 أيلول 2021</TD></TR></TABLE>
<TABLE width="770"><TR><TD valign=top width=570><FONT size=5><H1>{TITLE}</H1></FONT><FONT size=2 color=gray>الثلاثاء 14 أيلول 2021 - العدد 5021</FONT><BR>
<FONT size=3><P>{LEAD}<P>{SECOND}<P>{THIRD}</FONT></TD><TD width=200><B>أخبار أخرى</B><BR><A HREF="/1">{JUNK[0]}</A><BR><A HREF="/2">{JUNK[1]}</A></TD></TR></TABLE>
<CENTER>{JUNK[3]}</CENTER></BODY></HTML>""",
    "2021-09-14",
    encoding="cp1256",
)
AGENCY = Newsroom(
    "agency copy",
    f"""<html><head><meta charset="utf-8"><title>{TITLE}</title><meta property="og:site_name" content="جريدة المدى"></head><body>{MENU}<div class="news">
<h1>{TITLE}</h1><div class="info">تاريخ النشر: 14/09/2021 - آخر تحديث: 16/09/2021</div><div class="text">{paragraphs(*BODY)}<p>(وكالات)</p></div></div>
<div class="latest-news"><ul>{LINKS}</ul></div>{FOOT}</body></html>""",
    "2021-09-14",
    byline="وكالات",
    agency="وكالات",
)
MICRODATA = Newsroom(
    "microdata, the lead in a box of its own",
    f"""<html lang="ar"><head><meta charset="utf-8"><title>{TITLE}</title><meta name="last-modified" content="2021-09-25"></head><body>{MENU}
<div itemscope itemtype="http://schema.org/NewsArticle"><div class="head"><h1 itemprop="headline">{TITLE}</h1></div>
<time itemprop="datePublished" datetime="2021-09-14T10:30">14.09.2021 10:30</time><time itemprop="dateModified" datetime="2021-09-25T11:00">(محدثة 25.09.2021)</time>
<div class="standfirst"><p>{LEAD}</p></div><figure><img src="a.jpg"><figcaption>وزيرة الثقافة والسفير في المتحف، 3 أيار 2019</figcaption></figure>
<div itemprop="articleBody">{paragraphs(SECOND, THIRD)}</div></div><div class="comments"><p>التعليقات تعبر عن آراء أصحابها ونرجو الالتزام بآداب الحوار واحترام الآخرين.</p></div>{FOOT}</body></html>""",
    "2021-09-14",
    outlet=None,
)
MAGHREB = Newsroom(
    "maghrebi radio",
    f"""<html><head><meta charset="utf-8"><title>{TITLE}</title><meta property="og:site_name" content="جريدة المدى"><meta property="og:title" content="{TITLE.replace("وتبحث معه", "وتبحث معه ...")}"></head>
<body>{MENU}<div class="wrap"><article><header><span class="dat">14 سبتمبر 2021 - 10:30</span><h1>{TITLE}</h1></header><div class="txt"><p>{LEAD}<br>{SECOND}<br>{THIRD}</p></div></article>
<div class="right"><ul>{LINKS}</ul></div></div>{FOOT}</body></html>""",
    "2021-09-14",
)
NIGHT = Newsroom(
    "a night in UTC",
    f"""<html><head><meta charset="utf-8"><title>{TITLE}</title><meta property="og:site_name" content="جريدة المدى"><meta property="article:published_time" content="2021-09-13T22:40:00Z"></head>
<body>{MENU}<main><h1>{TITLE}</h1><p class="when">الثلاثاء ١٤ سبتمبر ٢٠٢١</p><div class="article-body">{paragraphs(*BODY)}</div></main>{FOOT}</body></html>""",
    "2021-09-14",
)
HIJRI = Newsroom(
    "both calendars",
    f"""<html><head><meta charset="utf-8"><title>{TITLE}</title><meta property="og:site_name" content="جريدة المدى"></head>
<body>{MENU}<div class="a"><h1>{TITLE}</h1><div>الثلاثاء 7 صفر 1443هـ - 14 سبتمبر 2021م</div><div class="b">{paragraphs(*BODY)}</div></div>{FOOT}</body></html>""",
    "2021-09-14",
)
DATELESS = Newsroom(
    "no date but those of others",
    f"""<html><head><meta charset="utf-8"><title>{TITLE}</title><meta property="og:site_name" content="جريدة المدى"><meta property="og:updated_time" content="2021-09-23"></head><body>
<div class="bar"><span>الأربعاء 22 سبتمبر 2021</span></div>{MENU}<div class="a"><h1>{TITLE}</h1><div class="b">{paragraphs(*BODY)}</div><p>آخر تحديث: 23 سبتمبر 2021</p></div>
<div class="sidebar"><ul>{LINKS}</ul></div>{FOOT}</body></html>""",
    None,
)
IN_ADDRESS = Newsroom(
    "a date in the address alone",
    f"""<html><head><meta charset="utf-8"><title>{TITLE}</title><meta property="og:site_name" content="جريدة المدى"><link rel="canonical" href="https://example.org/2021/09/14/museum/"></head><body>{MENU}
<div class="a"><h1>{TITLE}</h1><div class="b">{paragraphs(*BODY)}</div></div>{FOOT}</body></html>""",
    "2021-09-14",
)
PAGES = (
    WORDPRESS, WORDPRESS_BARE, DRUPAL, ASP, AMP, TABLES, AGENCY, MICRODATA, MAGHREB, NIGHT, HIJRI, DATELESS, IN_ADDRESS,
)  # fmt: skip


def trap(
    name: str, inner: str, *, head: str = "", published: str | None = "2021-09-14", title: str = TITLE
) -> Newsroom:
    """A page made to mislead: `inner` is what stands in its body, `head` in its head beside the outlet's name."""
    site = '<meta charset="utf-8"><meta property="og:site_name" content="جريدة المدى">'
    return Newsroom(
        name, f"<html><head>{site}<title>{title}</title>{head}</head><body>{inner}</body></html>", published
    )


WHEN = "<div class='when'>14 سبتمبر 2021</div>"
HEAD = f"<h1>{TITLE}</h1>"
TRAPS = (
    trap("other reports and their days before the body", f"<div>{HEAD}<ul>{LINKS}</ul>{WHEN}<div>{paragraphs(*BODY)}</div></div>"),
    trap(
        "several articles in JSON-LD",
        f"<div>{HEAD}<div>{paragraphs(*BODY)}</div></div>",
        head=f"""<script type="application/ld+json">[{{"@type":"NewsArticle","headline":"{JUNK[0]}","datePublished":"2021-09-20"}},
{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2021-09-14"}}]</script>""",
    ),
    trap("a body without paragraphs in a box for print", f"<div>{HEAD}{WHEN}<div id='print-area'>{LEAD}<br>{SECOND}<br><br>{THIRD}</div></div>"),
    trap(
        "today's date above the menu in one box with the headline",
        f"<div id='wrap'><div>22 سبتمبر 2021</div><div><a>الرئيسية</a> <a>رياضة</a> <a>اقتصاد وأعمال</a> <a>ثقافة وفنون</a> <a>آراء ومقالات</a> <a>منوعات</a></div><div>{HEAD}{paragraphs(*BODY)}</div></div>",
        published=None,
    ),
    trap("a section inside the heading", f"<div><h1><span>ثقافة</span> {TITLE}</h1>{WHEN}{paragraphs(*BODY)}</div>"),
    trap(
        "another title for search engines",
        f"<div>{HEAD}{WHEN}{paragraphs(*BODY)}</div>",
        head='<meta property="og:title" content="ترميم المتحف.. وزيرة الثقافة تستقبل سفير اليابان">',
    ),
    trap("a site's name as its title", f"<div>{HEAD}{WHEN}{paragraphs(*BODY)}</div>", head='<meta property="og:title" content="جريدة المدى">'),
    trap("a change before the publication", f"<div>{HEAD}<p>آخر تحديث: 16/09/2021 - نشر في: 14/09/2021</p>{paragraphs(*BODY)}</div>"),
    trap("microdata in a span", f"<div>{HEAD}<span itemprop='datePublished' content='2021-09-14T10:00'>أمس</span>{paragraphs(*BODY)}</div>"),
    trap("an abbreviation", f"<div>{HEAD}<div><abbr class='published' title='2021-09-14T10:00:00+03:00'>10:00 ص</abbr></div>{paragraphs(*BODY)}</div>"),
    trap("a body in a box named after a picture", f"<div>{HEAD}{WHEN}<div class='post with image big'>{paragraphs(*BODY)}</div></div>"),
    trap(
        "a link between paragraphs",
        f"<div>{HEAD}{WHEN}{paragraphs(LEAD)}<p>اقرأ أيضا:</p><p><a href='/x'>{JUNK[0]}</a></p>{paragraphs(SECOND, THIRD)}<p>تابعونا على فيسبوك</p></div>",
    ),
)  # fmt: skip
