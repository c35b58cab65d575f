"""Every night: one day of sales from the landing area to the published figures."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path

from airflow import DAG
from airflow.exceptions import AirflowFailException, AirflowSkipException
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator

from retail_etl import bronze, config, pipeline
from retail_etl.metrics import Registry

LANDING = Path(os.environ.get("RETAIL_ETL_LANDING", "data/landing"))
OUTPUT = Path(os.environ.get("RETAIL_ETL_OUTPUT", "data/published"))
CONFIG = Path(os.environ.get("RETAIL_ETL_CONFIG", "config/environments"))


def check_delivery(day: str) -> int:
    """Skip the run when no store delivered anything, as on public holidays."""
    files = bronze.landing_files(LANDING, date.fromisoformat(day))
    if not files:
        raise AirflowSkipException(f"no files for {day}")
    return len(files)


def process(day: str) -> dict[str, object]:
    """Process the day; a failed check is not worth a retry."""
    result = pipeline.run_day(
        LANDING, OUTPUT, date.fromisoformat(day), config.load(CONFIG), Registry()
    )
    if not result.published:
        raise AirflowFailException(f"checks failed: {', '.join(result.failed_checks)}")
    return {"records": result.records, "rejected": result.rejected}


with DAG(
    dag_id="daily_sales",
    description="Sales per store and day",
    doc_md=__doc__,
    schedule="45 3 * * *",
    start_date=datetime(2024, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={
        "owner": "retail-data",
        "retries": 2,
        "retry_delay": timedelta(minutes=10),
        "execution_timeout": timedelta(minutes=30),
    },
    tags=["retail", "daily"],
) as dag:
    start = EmptyOperator(task_id="start")
    delivery = PythonOperator(
        task_id="check_delivery",
        python_callable=check_delivery,
        op_kwargs={"day": "{{ ds }}"},
    )
    process_day = PythonOperator(
        task_id="process_day",
        python_callable=process,
        op_kwargs={"day": "{{ ds }}"},
    )
    end = EmptyOperator(task_id="end")

    start >> delivery >> process_day >> end
