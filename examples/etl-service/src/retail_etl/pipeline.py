"""Process days of sales from landing files to published figures."""

import argparse
import json
import logging
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from retail_etl import bronze, config, gold, quality, schedule, silver
from retail_etl.metrics import Registry

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class RunResult:
    """The outcome of one day, also kept as ``status.json``."""

    day: str
    published: bool
    records: int
    rejected: int
    failed_checks: list[str]
    finished_at: float


def run_day(
    landing: Path, output: Path, day: date, settings: config.Settings, registry: Registry
) -> RunResult:
    """Process one day; nothing is published when a blocking check fails."""
    processed = registry.counter("etl_records_processed_total", "Records by layer.")
    rejected = registry.counter("etl_records_rejected_total", "Records by reason.")

    records = []
    for path in bronze.landing_files(landing, day):
        try:
            records += bronze.read_file(path)
        except bronze.UnreadableFile as error:
            log.error("skipped: %s", error)
            registry.counter("etl_files_failed_total", "Files that could not be read.").inc()
    processed.inc(len(records), layer="bronze")

    now = datetime.now(UTC) if settings.enabled("reject_future_sales") else None
    batch = silver.refine(records, now)
    processed.inc(len(batch.sales), layer="silver")
    for reason, count in batch.rejected.items():
        rejected.inc(count, reason=reason)

    findings = quality.evaluate(batch)
    failed = [finding for finding in findings if not finding.passed]
    for finding in failed:
        log.warning("check %s failed: %s", finding.check, finding.detail)
    published = quality.publishable(findings)
    if published:
        rows = gold.aggregate(batch.sales)
        gold.write_csv(rows, schedule.published_path(output, day))
        processed.inc(len(rows), layer="gold")

    result = RunResult(
        day=day.isoformat(),
        published=published,
        records=batch.total,
        rejected=batch.rejected.total(),
        failed_checks=[finding.check for finding in failed],
        finished_at=time.time(),
    )
    registry.gauge("etl_last_run_published", "1 if it published.").set(int(published))
    output.mkdir(parents=True, exist_ok=True)
    (output / "metrics.prom").write_text(registry.render(), encoding="utf-8")
    (output / "status.json").write_text(json.dumps(asdict(result)), encoding="utf-8")
    return result


def main(argv: list[str] | None = None) -> int:
    """Run one day or fill the gaps of a window; 1 if a day was not published."""
    parser = argparse.ArgumentParser(prog="retail-etl", description=__doc__)
    parser.add_argument("--landing", type=Path, default=Path("data/landing"))
    parser.add_argument("--output", type=Path, default=Path("data/published"))
    parser.add_argument("--config", type=Path, default=Path("config/environments"))
    parser.add_argument("--day", type=date.fromisoformat, help="default: last complete day")
    parser.add_argument("--since", type=date.fromisoformat, help="fill gaps from this day on")
    options = parser.parse_args(argv)
    try:
        settings = config.load(options.config)
    except config.ConfigError as error:
        print(f"retail-etl: {error}", file=sys.stderr)
        return 2
    logging.basicConfig(level=settings.log_level)

    day = options.day or schedule.last_complete_day(datetime.now(UTC))
    days = [day]
    if options.since:
        days = schedule.gaps(options.output, schedule.Window(options.since, day))
    registry = Registry()
    results = [run_day(options.landing, options.output, each, settings, registry) for each in days]
    return 0 if all(result.published for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
