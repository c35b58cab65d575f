"""Settings of an environment, read from ``config/environments/<name>.yml``.

The files keep to nested maps of plain scalars, so that the package needs no
YAML library; anything else in them is an error.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class ConfigError(Exception):
    """A settings file that is absent, malformed or inconsistent."""


@dataclass(frozen=True)
class Settings:
    """All settings of one environment."""

    environment: str
    debug: bool
    log_level: str
    feature_flags: dict[str, bool]
    database: dict[str, Any]
    cache: dict[str, Any]
    monitoring: dict[str, Any]

    def enabled(self, flag: str) -> bool:
        return self.feature_flags.get(flag, False)


def load(directory: Path, environment: str | None = None) -> Settings:
    """Load an environment, by default the one ``RETAIL_ETL_ENV`` names."""
    name = environment or os.environ.get("RETAIL_ETL_ENV", "development")
    try:
        settings = Settings(**parse((directory / f"{name}.yml").read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise ConfigError(f"no settings for environment '{name}'") from None
    except TypeError as error:
        raise ConfigError(f"{name}.yml: {error}") from error
    if settings.environment != name:
        raise ConfigError(f"{name}.yml is for environment '{settings.environment}'")
    if settings.log_level not in LOG_LEVELS:
        raise ConfigError(f"log_level must be one of {', '.join(LOG_LEVELS)}")
    if name == "production" and settings.debug:
        raise ConfigError("debug must be off in production")
    return settings


def parse(text: str) -> dict[str, Any]:
    """Parse nested ``key: value`` lines into a dictionary."""
    root: dict[str, Any] = {}
    stack = [(-1, root)]
    for number, line in enumerate(text.splitlines(), start=1):
        content = f" {line}".partition(" #")[0][1:].rstrip()
        if not content:
            continue
        key, colon, value = content.lstrip(" ").partition(":")
        if not colon or key.startswith(("-", "\t")):
            raise ConfigError(f"line {number}: expected 'key: value'")
        indent = len(content) - len(content.lstrip(" "))
        while indent <= stack[-1][0]:
            stack.pop()
        parent = stack[-1][1]
        if key in parent:
            raise ConfigError(f"line {number}: '{key}' is set twice")
        parent[key] = _scalar(value.strip()) if value else {}
        if not value:
            stack.append((indent, parent[key]))
    return root


def _scalar(text: str) -> bool | int | float | str:
    if text in ("true", "false"):
        return text == "true"
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            continue
    return text
