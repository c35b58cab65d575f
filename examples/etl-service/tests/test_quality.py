from collections import Counter

from retail_etl.quality import Thresholds, evaluate, publishable
from retail_etl.silver import SilverBatch


def results(batch, **limits):
    return {finding.check: finding.passed for finding in evaluate(batch, Thresholds(**limits))}


def test_an_empty_day_is_not_published():
    findings = evaluate(SilverBatch())
    assert [finding.check for finding in findings] == ["completeness"]
    assert not publishable(findings)


def test_too_many_rejections_block():
    batch = SilverBatch(rejected=Counter(missing_sku=1), duplicates=9)
    assert results(batch, max_rejected_ratio=0.1, max_duplicate_ratio=1)["validity"]
    assert not results(batch, max_rejected_ratio=0.09)["validity"]


def test_duplicates_only_warn():
    findings = evaluate(SilverBatch(duplicates=1))
    assert not all(finding.passed for finding in findings)
    assert publishable(findings)
