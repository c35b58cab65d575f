"""Data quality checks, run between silver and gold."""

from dataclasses import dataclass

from retail_etl.silver import SilverBatch


@dataclass(frozen=True)
class Thresholds:
    """Limits a day's batch must keep. Ratios are shares of all records."""

    min_records: int = 1
    max_rejected_ratio: float = 0.05
    max_duplicate_ratio: float = 0.10


@dataclass(frozen=True)
class Finding:
    """The result of one check; a failed blocking check stops the publication."""

    check: str
    passed: bool
    detail: str
    blocking: bool = True


def evaluate(batch: SilverBatch, limits: Thresholds = Thresholds()) -> list[Finding]:
    """Run all checks; ratios are skipped for an empty batch."""
    complete = batch.total >= limits.min_records
    findings = [Finding("completeness", complete, f"{batch.total} records")]
    if batch.total:
        rejected = batch.rejected.total() / batch.total
        repeated = batch.duplicates / batch.total
        findings += [
            Finding("validity", rejected <= limits.max_rejected_ratio, f"{rejected:.1%}"),
            Finding("uniqueness", repeated <= limits.max_duplicate_ratio, f"{repeated:.1%}", False),
        ]
    return findings


def publishable(findings: list[Finding]) -> bool:
    """Say whether nothing blocking failed."""
    return all(finding.passed for finding in findings if finding.blocking)
