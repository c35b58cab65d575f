"""Silver layer: typed, deduplicated sales, and the reasons for what was left out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from retail_etl.bronze import RawRecord

REQUIRED = ("order_id", "sold_at", "store", "sku", "quantity", "unit_price")
CURRENCIES = frozenset({"EUR", "GBP", "USD"})


class Rejected(ValueError):
    """Raised while refining one record; the message is the reason's code."""


@dataclass(frozen=True)
class Sale:
    """One sold line of an order. Returns have a negative quantity."""

    order_id: str
    sold_at: datetime
    store: str
    sku: str
    quantity: int
    unit_price: Decimal
    currency: str

    @property
    def amount(self) -> Decimal:
        return self.quantity * self.unit_price


@dataclass
class SilverBatch:
    """What became of the records of one day."""

    sales: list[Sale] = field(default_factory=list)
    rejected: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0

    @property
    def total(self) -> int:
        return len(self.sales) + self.rejected.total() + self.duplicates


def refine(records: Iterable[RawRecord], now: datetime | None = None) -> SilverBatch:
    """Type every record, keeping the last delivery of each order line.

    With ``now`` given, sales dated after it are rejected.
    """
    batch = SilverBatch()
    latest: dict[tuple[str, str], Sale] = {}
    for record in records:
        try:
            sale = to_sale(record, now)
        except Rejected as rejection:
            batch.rejected[str(rejection)] += 1
            continue
        key = (sale.order_id, sale.sku)
        if key in latest:
            batch.duplicates += 1
        latest[key] = sale
    batch.sales = list(latest.values())
    return batch


def to_sale(record: RawRecord, now: datetime | None = None) -> Sale:
    """Turn one raw record into a sale or raise ``Rejected``."""
    cells = {key.strip().lower(): value.strip() for key, value in record.fields.items()}
    for name in REQUIRED:
        if not cells.get(name):
            raise Rejected(f"missing_{name}")
    sold_at = _instant(cells["sold_at"])
    if now is not None and sold_at > now:
        raise Rejected("sold_in_future")
    currency = cells.get("currency", "").upper() or "EUR"
    if currency not in CURRENCIES:
        raise Rejected("unknown_currency")
    return Sale(
        order_id=cells["order_id"],
        sold_at=sold_at,
        store=cells["store"].upper(),
        sku=cells["sku"].upper(),
        quantity=_quantity(cells["quantity"]),
        unit_price=_price(cells["unit_price"]),
        currency=currency,
    )


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Rejected("bad_sold_at") from None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)


def _quantity(text: str) -> int:
    try:
        quantity = int(text)
    except ValueError:
        raise Rejected("bad_quantity") from None
    if quantity == 0:
        raise Rejected("zero_quantity")
    return quantity


def _price(text: str) -> Decimal:
    try:
        price = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise Rejected("bad_unit_price") from None
    if not price.is_finite() or price < 0:
        raise Rejected("unit_price_out_of_range")
    return price.quantize(Decimal("0.01"))
