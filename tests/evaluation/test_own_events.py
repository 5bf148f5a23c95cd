"""Events of all sixteen PLOVER types on sentences of our own: what is reached does not fall."""

from __future__ import annotations

from benchmarks.events import measure, total

REACHED = {"types": 0.88, "modes": 0.85, "actors": 0.95, "recipients": 0.75}


def test_what_is_reached_does_not_fall() -> None:
    tallies, _ = measure()
    whole = total(tallies)
    shares = {part: sum(found) / len(found) for part, found in whole.parts.items()}
    assert whole.asked > 140 and {**shares, "types": whole.f1()} == {
        name: share if share >= REACHED[name] else f"at least {REACHED[name]}"
        for name, share in {**shares, "types": whole.f1()}.items()
    }


def test_every_type_is_read() -> None:
    tallies, _ = measure()
    assert len(tallies) == 16 and [kind for kind, one in tallies.items() if one.asked and not one.right] == []
