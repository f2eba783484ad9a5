"""What takes longer than a frame is done aside, shown as it becomes known, and can be given up."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest

from gdviz.session.background import Background, Backgrounds

PATIENCE = 10.0  # seconds; only a broken worker takes them


class Work:
    """An iterator that yields one number each time it is let go on."""

    def __init__(self, count: int) -> None:
        self.let_go = [Event() for _ in range(count)]
        self.reached = [Event() for _ in range(count + 1)]
        self.closed = Event()

    def __iter__(self) -> Iterator[tuple[float, int]]:
        try:
            for index, gate in enumerate(self.let_go):
                self.reached[index].set()
                assert gate.wait(PATIENCE)
                yield (index + 1) / len(self.let_go), index
            self.reached[-1].set()
        finally:
            self.closed.set()


def wait_for_end(background: Background) -> None:
    """Poll until nothing is under way."""
    pause = Event()
    for _ in range(int(PATIENCE / 0.001)):
        background.poll()
        if not background.busy:
            return
        pause.wait(0.001)
    raise AssertionError("the work never ended")


def test_the_latest_result_is_shown_where_it_is_polled() -> None:
    background, work, shown = Background(), Work(3), list[int]()
    background.start(iter(work), shown.append)
    assert background.busy and background.progress == 0.0
    for gate in work.let_go[:2]:
        gate.set()
    assert work.reached[2].wait(PATIENCE)
    background.poll()
    assert shown == [1]
    assert background.progress == pytest.approx(2 / 3)
    work.let_go[2].set()
    wait_for_end(background)
    assert shown == [1, 2]
    assert background.progress == 1.0


def test_it_tells_when_it_begins_and_when_it_ends() -> None:
    background, work, heard = Background(), Work(1), list[bool]()
    background.changed.connect(lambda: heard.append(background.busy))
    background.start(iter(work), lambda _: None)
    work.let_go[0].set()
    wait_for_end(background)
    assert heard == [True, False]


def test_what_is_cancelled_is_not_shown_any_more() -> None:
    background, work, shown = Background(), Work(2), list[int]()
    background.start(iter(work), shown.append)
    background.cancel()
    assert not background.busy
    for gate in work.let_go:
        gate.set()
    assert work.closed.wait(PATIENCE)
    background.poll()
    assert shown == []
    assert not work.reached[2].is_set()  # it did not go on to the end


def test_what_is_started_later_takes_its_place() -> None:
    background, first, second, shown = Background(), Work(2), Work(1), list[str]()
    background.start(iter(first), lambda number: shown.append(f"first {number}"))
    background.start(iter(second), lambda number: shown.append(f"second {number}"))
    for gate in [*first.let_go, *second.let_go]:
        gate.set()
    wait_for_end(background)
    assert shown == ["second 0"]


def test_a_mistake_in_the_work_is_raised_where_it_is_polled() -> None:
    def broken() -> Iterator[tuple[float, int]]:
        yield 0.5, 1
        raise ValueError("no such plane")

    background = Background()
    background.start(broken(), lambda _: None)
    with pytest.raises(ValueError, match="no such plane"):
        wait_for_end(background)
    assert not background.busy


def test_one_thing_is_worked_on_at_a_time_even_if_the_one_before_takes_its_time_to_give_up() -> None:
    background, gate, at_work, most = Background(), Event(), [0], [0]

    def work(name: str) -> Iterator[tuple[float, str]]:
        at_work[0] += 1
        most[0] = max(most[0], at_work[0])
        if name == "first":
            gate.wait()
        at_work[0] -= 1
        yield 1.0, name

    shown: list[str] = []
    for name in ("first", "second", "third"):
        background.start(work(name), shown.append)
    gate.set()
    background.finish()
    assert shown == ["third"] and most[0] == 1


def test_all_that_a_session_has_under_way_is_given_up_together() -> None:
    backgrounds, works = Backgrounds(), [Work(2), Work(2)]
    for work in works:
        backgrounds.another().start(iter(work), lambda _: None)
    assert backgrounds.busy
    backgrounds.cancel()
    assert not backgrounds.busy
    for work in works:
        for gate in work.let_go:
            gate.set()
        assert work.closed.wait(PATIENCE)
        assert not work.reached[2].is_set()
