"""Sources of every kind and encoding, and what is wrong with them told in one line each."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahdar.errors import SourceError
from mahdar.intake import SetAside, open_sources
from mahdar.reading import Report

PASTED = """وزيرة الثقافة تستقبل سفير اليابان وتبحث معه ترميم المتحف

14 أيلول 2021
صورة من اللقاء
صورة من اللقاء

استقبلت وزيرة الثقافة ليلى الحداد في مكتبها سفير اليابان لدى البلاد كينجي ياماموتو، وبحثت معه ترميم المتحف الوطني وتدريب العاملين فيه.

وأكدت الحداد أن العمل يبدأ في الربيع المقبل، مشيرة إلى أن الاتفاق وقع قبل شهرين.

المصدر: جريدة المدى
بقلم: سعاد ناصر

الأكثر قراءة
خبر آخر لا صلة له بما سبق
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1256", "iso8859_6"])
def test_pasted_text_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(PASTED.encode(encoding))
    (report,) = open_sources([file])
    assert isinstance(report, Report)
    assert report.title == "وزيرة الثقافة تستقبل سفير اليابان وتبحث معه ترميم المتحف"
    assert (report.published, report.outlet, report.byline) == ("2021-09-14", "جريدة المدى", "سعاد ناصر")
    assert report.text.startswith("استقبلت") and report.text.endswith("قبل شهرين.")
    assert "صورة" not in report.text and "الأكثر" not in report.text


def test_jsonl_with_a_broken_line_in_the_middle(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl.gz"
    good = json.dumps(
        {"id": "a", "text": "التقى الوزير السفير في القاهرة.", "title": "", "published": "2020-02-31"},
        ensure_ascii=False,
    )
    file.write_bytes(gzip.compress(f'{good}\n{{broken\n{{"id": "b"}}\n{good.replace("a", "c", 1)}\n'.encode()))
    items = list(open_sources([file]))
    assert [type(item) for item in items] == [Report, SourceError, SourceError, Report]
    assert f"{file}:2" in str(items[1])
    assert f"{file}:3" in str(items[2]) and "text" in str(items[2])
    assert isinstance(items[0], Report) and items[0].published is None and "2020-02-31" in items[0].notes[0]


PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>وزير النقل يفتتح الجسر | جريدة المدى</title>
<meta property="og:site_name" content="جريدة المدى"><meta property="article:published_time" content="2019-05-04T08:00:00+03:00"></head>
<body><nav><a href="/">الرئيسية</a><a href="/s">رياضة</a></nav><main><article><h1>وزير النقل يفتتح الجسر</h1>
{"".join(f"<p>{text}</p>" for text in ("افتتح وزير النقل سمير عباس صباح اليوم الجسر الجديد على النهر بحضور محافظ المدينة وعدد من المهندسين والعاملين.", "وقال عباس إن الجسر يخدم نصف مليون نسمة ويختصر الطريق بين ضفتي النهر إلى عشر دقائق بعد أن كانت ساعة كاملة.", "وأضاف أن الوزارة ستبدأ العمل في جسر ثان في العام المقبل بتمويل من البنك الدولي وبمشاركة شركات محلية."))}
</article></main><aside><h3>الأكثر قراءة</h3><a href="/x">خبر عن كرة القدم لا صلة له</a></aside><footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_saved_page(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    (report,) = open_sources([file])
    assert isinstance(report, Report)
    assert (report.title, report.published, report.outlet) == ("وزير النقل يفتتح الجسر", "2019-05-04", "جريدة المدى")
    assert "نصف مليون" in report.text and "كرة القدم" not in report.text and "الحقوق" not in report.text


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("space.txt", b" \n\n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("page.html", b"<html><body><p>x</p></body></html>", "no article"),
        ("cut.jsonl.gz", gzip.compress(b'{"text": "a"}\n' * 500, mtime=0)[:60], "damaged"),
        ("none.json", b'{"id": 3}', "text"),
    ],
    ids=["empty", "blank", "binary", "no article", "damaged", "no text"],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    errors = [item for item in open_sources([tmp_path / name]) if isinstance(item, SourceError)]
    assert len(errors) == 1
    assert name in str(errors[0]) and why in str(errors[0]) and "\n" not in str(errors[0])


def test_a_missing_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(PASTED, encoding="utf-8")
    items = list(open_sources([tmp_path / "a.txt", tmp_path]))
    assert [type(item) for item in items] == [SourceError, Report]


@pytest.mark.parametrize(
    "text",
    [
        "The minister met the ambassador in Cairo on Monday and discussed the talks.",
        "وزیر خارجه ایران امروز با همتای خود گفتگو کرد و دربارهٔ پیشرفت کارها توضیح داد.",
    ],
)
def test_other_languages_are_set_aside(tmp_path: Path, text: str) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "x", "text": text}), encoding="utf-8")
    (item,) = open_sources([tmp_path / "r.jsonl"])
    assert isinstance(item, SetAside) and item.id == "x"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json"]))
def test_any_bytes_give_reports_or_errors(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    file = tmp_path_factory.mktemp("bytes") / name
    file.write_bytes(data)
    assert all(isinstance(item, Report | SourceError | SetAside) for item in open_sources([file]))
