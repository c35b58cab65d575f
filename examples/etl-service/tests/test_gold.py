from datetime import UTC, date, datetime
from decimal import Decimal

from retail_etl.gold import aggregate, write_csv
from retail_etl.silver import Sale


def sale(order_id="T-1", sku="MILK", quantity=1, price="1.50", store="AMS-01", currency="EUR"):
    moment = datetime(2024, 3, 8, 12, tzinfo=UTC)
    return Sale(order_id, moment, store, sku, quantity, Decimal(price), currency)


def test_figures_of_a_store():
    sales = [sale(quantity=4), sale(sku="BREAD", price="2.50"), sale("T-2", quantity=-1)]
    (row,) = aggregate(sales)
    assert (row.day, row.store) == (date(2024, 3, 8), "AMS-01")
    assert (row.orders, row.units, row.returns) == (2, 5, 1)
    assert row.revenue == Decimal("7.00")


def test_currencies_are_kept_apart():
    rows = aggregate([sale(), sale(currency="GBP"), sale(store="ROT-02")])
    assert [(row.store, row.currency) for row in rows] == [
        ("AMS-01", "EUR"),
        ("AMS-01", "GBP"),
        ("ROT-02", "EUR"),
    ]


def test_csv_has_a_header_and_leaves_no_partial_file(tmp_path):
    path = tmp_path / "2024" / "figures.csv"
    write_csv(aggregate([sale()]), path)
    assert path.read_text(encoding="utf-8").splitlines() == [
        "day,store,currency,orders,units,returns,revenue",
        "2024-03-08,AMS-01,EUR,1,1,0,1.50",
    ]
    assert list(path.parent.iterdir()) == [path]
