import pytest

from retail_etl.metrics import Registry


def test_exposition_format():
    registry = Registry()
    counter = registry.counter("etl_records_processed_total", "Records by layer.")
    counter.inc(2, layer="silver")
    counter.inc(layer="silver")
    counter.inc(5, layer="bronze")
    registry.gauge("etl_up").set(1)
    assert registry.render().splitlines() == [
        "# HELP etl_records_processed_total Records by layer.",
        "# TYPE etl_records_processed_total counter",
        'etl_records_processed_total{layer="bronze"} 5',
        'etl_records_processed_total{layer="silver"} 3',
        "# TYPE etl_up gauge",
        "etl_up 1",
    ]


def test_label_values_are_escaped():
    registry = Registry()
    registry.gauge("etl_file").set(1, name='a"b\\c')
    assert r'etl_file{name="a\"b\\c"} 1' in registry.render()


def test_large_values_keep_their_digits():
    registry = Registry()
    registry.gauge("etl_last").set(1709900000)
    assert "etl_last 1709900000" in registry.render()


def test_counters_only_rise():
    with pytest.raises(ValueError, match="cannot go down"):
        Registry().counter("etl_files_total").inc(-1)
