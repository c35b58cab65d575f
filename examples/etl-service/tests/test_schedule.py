from datetime import UTC, date, datetime

import pytest

from retail_etl.schedule import Window, gaps, last_complete_day, published_path

WEEK = Window(date(2024, 2, 26), date(2024, 3, 3))


def test_window_spans_both_ends():
    days = list(WEEK)
    assert len(days) == len(WEEK) == 7
    assert (days[0], days[3], days[-1]) == (WEEK.first, date(2024, 2, 29), WEEK.last)


def test_window_cannot_run_backwards():
    with pytest.raises(ValueError, match="before it starts"):
        Window(WEEK.last, WEEK.first)


def test_a_day_is_complete_after_the_last_upload():
    late = datetime(2024, 3, 8, 3, 30, tzinfo=UTC)
    assert last_complete_day(late) == date(2024, 3, 7)


def test_gaps_are_days_without_figures(tmp_path):
    done = published_path(tmp_path, WEEK.first)
    done.parent.mkdir()
    done.touch()
    assert gaps(tmp_path, WEEK) == list(WEEK)[1:]
