import json

import pytest

from conftest import ENVIRONMENTS
from retail_etl import pipeline
from retail_etl.metrics import Registry
from retail_etl.schedule import published_path


@pytest.fixture
def output(tmp_path):
    return tmp_path / "published"


def test_a_good_day_is_published(landing, output, day, settings):
    registry = Registry()
    result = pipeline.run_day(landing, output, day, settings, registry)
    assert result.published
    assert (result.records, result.rejected, result.failed_checks) == (4, 0, [])
    lines = published_path(output, day).read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [
        "2024-03-08,AMS-01,EUR,2,3,1,3.78",
        "2024-03-08,WEB,GBP,1,3,0,25.50",
    ]
    assert 'etl_records_processed_total{layer="gold"} 2' in registry.render()
    assert (output / "metrics.prom").read_text(encoding="utf-8") == registry.render()


def test_a_bad_day_is_held_back(landing, output, day, settings):
    (landing / f"till-rot-02-{day}.csv").write_text("order_id,sku\nR-1,\n", encoding="utf-8")
    registry = Registry()
    result = pipeline.run_day(landing, output, day, settings, registry)
    assert result.failed_checks == ["validity"]
    assert not published_path(output, day).exists()
    assert 'etl_records_rejected_total{reason="missing_sold_at"} 1' in registry.render()
    status = json.loads((output / "status.json").read_text(encoding="utf-8"))
    assert status["published"] is False


def test_an_unreadable_file_does_not_stop_the_others(landing, output, day, settings):
    (landing / f"broken-{day}.jsonl").write_text("{", encoding="utf-8")
    registry = Registry()
    assert pipeline.run_day(landing, output, day, settings, registry).records == 4
    assert "etl_files_failed_total 1" in registry.render()


def test_command_line_runs_one_day(landing, output, day):
    arguments = ["--landing", landing, "--output", output, "--config", ENVIRONMENTS, "--day", day]
    assert pipeline.main([str(argument) for argument in arguments]) == 0
    assert published_path(output, day).exists()
