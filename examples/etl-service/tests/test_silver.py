from datetime import UTC, datetime
from decimal import Decimal

import pytest

from retail_etl.bronze import RawRecord
from retail_etl.silver import Rejected, refine, to_sale

GOOD = {
    "order_id": "T-1",
    "sold_at": "2024-03-08T09:15:00+01:00",
    "store": "ams-01",
    "sku": "bread",
    "quantity": "2",
    "unit_price": "2.49",
}


def record(**cells):
    return RawRecord("till.csv", 2, GOOD | cells)


def test_a_sale_is_typed_and_normalised():
    sale = to_sale(record(store=" ams-01 ", unit_price="2,49"))
    assert sale.store == "AMS-01"
    assert sale.sold_at == datetime(2024, 3, 8, 8, 15, tzinfo=UTC)
    assert sale.amount == Decimal("4.98")
    assert sale.currency == "EUR"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"sku": " "}, "missing_sku"),
        ({"sold_at": "yesterday"}, "bad_sold_at"),
        ({"quantity": "two"}, "bad_quantity"),
        ({"quantity": "0"}, "zero_quantity"),
        ({"unit_price": "free"}, "bad_unit_price"),
        ({"unit_price": "-1"}, "unit_price_out_of_range"),
        ({"currency": "XXX"}, "unknown_currency"),
    ],
)
def test_reasons_to_reject(cells, reason):
    with pytest.raises(Rejected, match=f"^{reason}$"):
        to_sale(record(**cells))


def test_the_last_delivery_of_a_line_wins():
    batch = refine([record(), record(quantity="5"), record(quantity="x")])
    assert [sale.quantity for sale in batch.sales] == [5]
    assert (batch.duplicates, batch.total) == (1, 3)
    assert batch.rejected == {"bad_quantity": 1}
