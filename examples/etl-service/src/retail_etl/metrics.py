"""Counters and gauges in the Prometheus text exposition format."""

from dataclasses import dataclass, field

Labels = tuple[tuple[str, str], ...]


@dataclass
class Metric:
    """One metric family and its samples by label set."""

    name: str
    kind: str
    help: str
    samples: dict[Labels, float] = field(default_factory=dict)

    def inc(self, amount: float = 1, **labels: str) -> None:
        if self.kind == "counter" and amount < 0:
            raise ValueError(f"{self.name}: a counter cannot go down")
        key = tuple(sorted(labels.items()))
        self.samples[key] = self.samples.get(key, 0) + amount

    def set(self, value: float, **labels: str) -> None:
        if self.kind != "gauge":
            raise TypeError(f"{self.name}: only a gauge can be set")
        self.samples[tuple(sorted(labels.items()))] = value


class Registry:
    """The metrics of one run."""

    def __init__(self) -> None:
        self._metrics: dict[str, Metric] = {}

    def counter(self, name: str, help: str = "") -> Metric:
        return self._get(name, "counter", help)

    def gauge(self, name: str, help: str = "") -> Metric:
        return self._get(name, "gauge", help)

    def _get(self, name: str, kind: str, help: str) -> Metric:
        metric = self._metrics.setdefault(name, Metric(name, kind, help))
        if metric.kind != kind:
            raise TypeError(f"{name} is already a {metric.kind}")
        return metric

    def render(self) -> str:
        """Return all samples, ordered by name and labels."""
        lines = []
        for name, metric in sorted(self._metrics.items()):
            if metric.help:
                lines.append(f"# HELP {name} {metric.help}")
            lines.append(f"# TYPE {name} {metric.kind}")
            for labels, value in sorted(metric.samples.items()):
                pairs = ",".join(f'{key}="{_escape(text)}"' for key, text in labels)
                lines.append(f"{name}{{{pairs}}} {value:.15g}" if pairs else f"{name} {value:.15g}")
        return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
