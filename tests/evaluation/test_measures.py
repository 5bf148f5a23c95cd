"""What guards the figures: floors that only rise, agreement beyond chance, confidences that are shares."""

from __future__ import annotations

import pytest

from mahdar.errors import GoldError
from mahdar.evaluation.agreement import alpha_of
from mahdar.evaluation.floors import below, raised
from mahdar.evaluation.gold import Gold, GoldPerson
from mahdar.evaluation.measuring import read_and_score
from mahdar.reading import Reader
from mahdar.reading.confidence import confidence_of


def test_each_floor_rises_by_itself() -> None:
    old = {"people": 0.9, "offices": 0.8}
    assert raised({"people": 0.95, "offices": 0.7}, old, lower=False) == {"people": 0.949, "offices": 0.8}


def test_a_floor_falls_only_with_a_reason() -> None:
    assert raised({"people": 0.5}, {"people": 0.9}, lower=True)["people"] < 0.5


def test_a_figure_never_fails_the_floor_made_of_it() -> None:
    for figure in (0.0, 0.3333333, 0.7, 0.9999, 1.0):
        assert below({"people": figure}, raised({"people": figure}, {}, lower=False)) == []


def test_a_figure_below_its_floor_is_named() -> None:
    assert below({"people": 0.88}, {"people": 0.9, "places": 0.1}) == [
        "people: 0.8800 is below the floor 0.9000",
        "places: 0.0000 is below the floor 0.1000",
    ]


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        # Krippendorff, «Computing Krippendorff's Alpha-Reliability» (2011), A: ten binary units of two coders.
        (list(zip((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0), strict=True)), 0.095),
        # the same, B: twelve nominal units of two coders
        (list(zip("aabbdcccedda", "babbbccceddd", strict=True)), 0.692),
        ([("x", "x"), ("y", "y")], 1.0),
    ],
)
def test_alpha_of_worked_examples(units: list[tuple[object, object]], alpha: float) -> None:
    assert alpha_of(units) == pytest.approx(alpha, abs=0.0006)


def test_alpha_says_nothing_where_nothing_varies() -> None:
    assert alpha_of([("x", "x"), ("x", "x")]) is None


def test_confidence_is_the_share_of_its_rule_or_kind() -> None:
    assert 0.0 < confidence_of("contacts", "verb_of_meeting") < 1.0
    assert confidence_of("contacts", "no_such_rule") == confidence_of("contacts", "")
    assert confidence_of("contacts", "verb_of_meeting") > confidence_of("contacts", "verb_of_visit")


def test_gold_is_read_with_the_text_that_it_holds() -> None:
    text = "التقى وزير الصحة سالم العمري السفير كارل هولم في عمان."
    gold = Gold(id="r", text=text, people=(GoldPerson("سالم العمري"), GoldPerson("كارل هولم")))
    assert read_and_score([gold], {}, Reader()).counts()["people"].f1 == 1.0


def test_gold_without_a_text_is_named() -> None:
    with pytest.raises(GoldError, match="no text for 'lost'"):
        read_and_score([Gold(id="lost")], {}, Reader())
