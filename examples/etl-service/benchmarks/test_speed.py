"""How long the layers take for a day of a thousand sales."""

from datetime import UTC, datetime

import pytest

from retail_etl.bronze import RawRecord, read_file
from retail_etl.gold import aggregate
from retail_etl.silver import refine

NOW = datetime(2024, 3, 9, tzinfo=UTC)
HEADER = "order_id,sold_at,store,sku,quantity,unit_price"
ROWS = [f"T-{n},2024-03-08T09:15:{n % 60:02}+01:00,ams-0{n % 9},bread,2,2.49" for n in range(1000)]


@pytest.fixture(scope="module")
def records():
    names = HEADER.split(",")
    lines = enumerate(ROWS, start=2)
    return [RawRecord("till.csv", line, dict(zip(names, row.split(","), strict=True))) for line, row in lines]


def test_read(benchmark, tmp_path):
    path = tmp_path / "till.csv"
    path.write_text("\n".join([HEADER, *ROWS]), encoding="utf-8")
    assert len(benchmark.pedantic(read_file, args=(path,), rounds=20, warmup_rounds=2)) == 1000


def test_refine(benchmark, records):
    batch = benchmark.pedantic(refine, args=(records, NOW), rounds=20, warmup_rounds=2)
    assert len(batch.sales) == 1000


def test_aggregate(benchmark, records):
    sales = refine(records, NOW).sales
    assert benchmark.pedantic(aggregate, args=(sales,), rounds=20, warmup_rounds=2)
