"""On request: publish the days of a window that have nothing published yet."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path

from airflow.decorators import dag, task
from airflow.models.param import Param

from retail_etl import config, pipeline, schedule
from retail_etl.metrics import Registry

LANDING = Path(os.environ.get("RETAIL_ETL_LANDING", "data/landing"))
OUTPUT = Path(os.environ.get("RETAIL_ETL_OUTPUT", "data/published"))
CONFIG = Path(os.environ.get("RETAIL_ETL_CONFIG", "config/environments"))


@dag(
    dag_id="backfill_sales",
    doc_md=__doc__,
    schedule=None,
    start_date=datetime(2024, 1, 1),
    catchup=False,
    max_active_runs=1,
    max_active_tasks=4,
    default_args={"owner": "retail-data", "retries": 1, "retry_delay": timedelta(minutes=5)},
    params={
        "first": Param("2024-01-01", type="string", format="date"),
        "last": Param("2024-01-31", type="string", format="date"),
    },
    tags=["retail", "backfill"],
)
def backfill_sales():
    @task
    def find_gaps(params: dict[str, str] | None = None) -> list[str]:
        """List the missing days of the requested window."""
        window = schedule.Window(
            date.fromisoformat(params["first"]), date.fromisoformat(params["last"])
        )
        return [day.isoformat() for day in schedule.gaps(OUTPUT, window)]

    @task
    def process(day: str) -> bool:
        """Process one day and say whether it was published."""
        result = pipeline.run_day(
            LANDING, OUTPUT, date.fromisoformat(day), config.load(CONFIG), Registry()
        )
        return result.published

    @task
    def summarise(published: list[bool]) -> str:
        """Sum up for the log of the run."""
        published = list(published)
        return f"{sum(published)} of {len(published)} days published"

    summarise(process.expand(day=find_gaps()))


backfill_sales()
