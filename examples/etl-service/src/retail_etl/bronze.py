"""Bronze layer: records exactly as the stores delivered them."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path


class UnreadableFile(Exception):
    """A landing file that cannot be read at all, as opposed to a bad record."""


@dataclass(frozen=True)
class RawRecord:
    """One delivered record and where it came from."""

    source: str
    line: int
    fields: Mapping[str, str]


def landing_files(landing: Path, day: date) -> list[Path]:
    """Return the files of one day, in a stable order."""
    files = landing.glob(f"*{day.isoformat()}*")
    return sorted(path for path in files if path.suffix in READERS)


def read_file(path: Path) -> list[RawRecord]:
    """Read a CSV or JSON-lines file; any other kind is an error."""
    reader = READERS.get(path.suffix)
    if reader is None:
        raise UnreadableFile(f"{path.name}: no reader for '{path.suffix}' files")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path.name}: not UTF-8 at byte {error.start}") from error
    return list(reader(path.name, text))


def _read_csv(name: str, text: str) -> Iterator[RawRecord]:
    reader = csv.DictReader(text.splitlines(), restval="")
    if not reader.fieldnames:
        raise UnreadableFile(f"{name}: no header")
    for row in reader:
        row.pop(None, None)  # cells beyond the header
        yield RawRecord(name, reader.line_num, row)


def _read_json_lines(name: str, text: str) -> Iterator[RawRecord]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise UnreadableFile(f"{name}:{number}: {error.msg}") from error
        if not isinstance(value, dict):
            raise UnreadableFile(f"{name}:{number}: expected an object")
        fields = {key: "" if cell is None else str(cell) for key, cell in value.items()}
        yield RawRecord(name, number, fields)


READERS = {".csv": _read_csv, ".jsonl": _read_json_lines}
