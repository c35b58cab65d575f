"""Fixtures: a landing area with one day of sales, and settings."""

from datetime import date
from pathlib import Path

import pytest

from retail_etl import config

ENVIRONMENTS = Path(__file__).parents[1] / "config" / "environments"
HEADER = "order_id,sold_at,store,sku,quantity,unit_price,currency"


@pytest.fixture
def day():
    return date(2024, 3, 8)


@pytest.fixture
def settings():
    return config.load(ENVIRONMENTS, "staging")


@pytest.fixture
def landing(tmp_path, day):
    """Two feeds: a till's CSV file and the webshop's JSON lines."""
    folder = tmp_path / "landing"
    folder.mkdir()
    rows = [
        HEADER,
        "T-1,2024-03-08T09:15:00+01:00,ams-01,milk-1l,2,1.29,EUR",
        "T-1,2024-03-08T09:15:00+01:00,ams-01,bread,1,2.49,EUR",
        "T-2,2024-03-08T10:40:00+01:00,ams-01,milk-1l,-1,1.29,EUR",
    ]
    (folder / f"till-ams-01-{day}.csv").write_text("\n".join(rows), encoding="utf-8")
    (folder / f"webshop-{day}.jsonl").write_text(
        '{"order_id": "W-7", "sold_at": "2024-03-08T20:01:00", "store": "WEB",'
        ' "sku": "MUG", "quantity": 3, "unit_price": 8.5, "currency": "gbp"}\n',
        encoding="utf-8",
    )
    return folder
