"""Gold layer: daily figures per store and currency."""

import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path

from retail_etl.silver import Sale


@dataclass(frozen=True, order=True)
class DailySales:
    """The figures of one store on one day."""

    day: date
    store: str
    currency: str
    orders: int
    units: int
    returns: int
    revenue: Decimal


def aggregate(sales: Iterable[Sale]) -> list[DailySales]:
    """Sum sales by day, store and currency; currencies are never mixed."""
    groups: dict[tuple[date, str, str], list[Sale]] = {}
    for sale in sales:
        key = (sale.sold_at.date(), sale.store, sale.currency)
        groups.setdefault(key, []).append(sale)
    return sorted(
        DailySales(
            *key,
            orders=len({sale.order_id for sale in group}),
            units=sum(sale.quantity for sale in group if sale.quantity > 0),
            returns=-sum(sale.quantity for sale in group if sale.quantity < 0),
            revenue=sum((sale.amount for sale in group), Decimal("0.00")),
        )
        for key, group in groups.items()
    )


def write_csv(rows: Iterable[DailySales], path: Path) -> None:
    """Write the figures, replacing the file only when it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    with partial.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(column.name for column in fields(DailySales))
        writer.writerows(astuple(row) for row in rows)
    partial.replace(path)
