"""Every hour: look for unreadable files and records likely to be rejected."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.utils.task_group import TaskGroup
from airflow.utils.trigger_rule import TriggerRule

from retail_etl import bronze, quality, silver

LANDING = Path(os.environ.get("RETAIL_ETL_LANDING", "data/landing"))
FEEDS = {"tills": ".csv", "webshop": ".jsonl"}


def todays_files(suffix: str) -> list[Path]:
    """Return what one feed has delivered so far today."""
    today = datetime.now(UTC).date()
    return [path for path in bronze.landing_files(LANDING, today) if path.suffix == suffix]


def check_readable(suffix: str) -> int:
    """Read every file; an unreadable one fails the task."""
    return sum(len(bronze.read_file(path)) for path in todays_files(suffix))


def check_quality(suffix: str) -> None:
    """Fail early when the feed would not pass the nightly checks."""
    records = [record for path in todays_files(suffix) for record in bronze.read_file(path)]
    findings = quality.evaluate(silver.refine(records), quality.Thresholds(min_records=0))
    failed = [f"{finding.check}: {finding.detail}" for finding in findings if not finding.passed]
    if failed:
        raise ValueError("; ".join(failed))


def report() -> str:
    """Mark the end of the round, whatever the feeds look like."""
    return datetime.now(UTC).isoformat(timespec="seconds")


with DAG(
    dag_id="feed_health",
    doc_md=__doc__,
    schedule="@hourly",
    start_date=datetime(2024, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={
        "owner": "retail-data",
        "retries": 0,
        "execution_timeout": timedelta(minutes=10),
    },
    tags=["retail", "quality"],
) as dag:
    done = PythonOperator(
        task_id="report", python_callable=report, trigger_rule=TriggerRule.ALL_DONE
    )
    for feed, suffix in FEEDS.items():
        with TaskGroup(group_id=feed, tooltip=f"{suffix} files") as group:
            readable = PythonOperator(
                task_id="readable", python_callable=check_readable, op_args=[suffix]
            )
            valid = PythonOperator(task_id="valid", python_callable=check_quality, op_args=[suffix])
            readable >> valid
        group >> done
