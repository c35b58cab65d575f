import pytest

from conftest import ENVIRONMENTS
from retail_etl.config import ConfigError, load, parse


@pytest.mark.parametrize("name", ["development", "staging", "production"])
def test_shipped_environments_load(name):
    settings = load(ENVIRONMENTS, name)
    assert settings.environment == name
    assert settings.debug is (name == "development")
    assert settings.database["pool_size"] > 0


def test_the_environment_variable_decides(monkeypatch):
    monkeypatch.setenv("RETAIL_ETL_ENV", "production")
    settings = load(ENVIRONMENTS)
    assert settings.enabled("reject_future_sales")
    assert not settings.enabled("no_such_flag")


def test_parse_nested_values():
    text = "a: 1\n# note\nb:\n  c: x:y\n  d:\n    e: 0.5  # half\nf: true\ng: plain text\n"
    assert parse(text) == {
        "a": 1,
        "b": {"c": "x:y", "d": {"e": 0.5}},
        "f": True,
        "g": "plain text",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [("just words", "line 1: expected"), ("a: 1\na: 2", "line 2: 'a' is set twice")],
)
def test_malformed_settings(text, message):
    with pytest.raises(ConfigError, match=message):
        parse(text)


def test_unknown_environment():
    with pytest.raises(ConfigError, match="'moon'"):
        load(ENVIRONMENTS, "moon")


def test_no_debugging_in_production(tmp_path):
    text = (ENVIRONMENTS / "production.yml").read_text(encoding="utf-8")
    text = text.replace("debug: false", "debug: true")
    (tmp_path / "production.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="debug must be off"):
        load(tmp_path, "production")
