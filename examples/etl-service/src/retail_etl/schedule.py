"""Days to process: the last complete one, and gaps to backfill."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

CLOSE_OF_DELIVERY = time(3, 30)  # UTC; the last store uploads before this


@dataclass(frozen=True)
class Window:
    """A span of days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"window ends {self.last}, before it starts {self.first}")

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=offset) for offset in range(len(self)))


def last_complete_day(now: datetime) -> date:
    """Return the latest day whose deliveries are all in."""
    now = now.astimezone(UTC)
    days = 1 if now.time() >= CLOSE_OF_DELIVERY else 2
    return now.date() - timedelta(days=days)


def published_path(output: Path, day: date) -> Path:
    """Return where the figures of a day are published."""
    return output / f"{day:%Y}" / f"daily-sales-{day.isoformat()}.csv"


def gaps(output: Path, window: Window) -> list[date]:
    """Return the days of a window with nothing published."""
    return [day for day in window if not published_path(output, day).exists()]
