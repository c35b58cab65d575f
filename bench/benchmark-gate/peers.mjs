// What others would say, where they cannot be run on files: re-implemented from their documentation. Of each the
// benchmarks that it calls worse.
import { studentQuantile } from '../../lib/statistics/distributions.js'
import { rankSum } from '../../lib/statistics/rank-sum.js'
import { deviation, mean, median } from './draw.mjs'

export const PEERS = {
  // github-action-benchmark 1.22, `alert-threshold` (default 200%): the ratio of this value to the last one.
  'github-action-benchmark, 110% (re-implemented)': run => ratioAbove(run, 1.1),
  'github-action-benchmark, 150% (re-implemented)': run => ratioAbove(run, 1.5),
  'github-action-benchmark, 200%, its default (re-implemented)': run => ratioAbove(run, 2),
  // asv compare and continuous: Mann-Whitney at 0.002, and `--factor` 1.1 between the medians.
  'asv (re-implemented)': ({ base, head }) =>
    worse(head, at => twoSided(base[at], head[at]) < 0.002 && median(head[at]) > 1.1 * median(base[at])),
  // Bencher's t-test on earlier values, with an upper boundary.
  'Bencher, t-test 0.95, 30 earlier runs (re-implemented)': run => beyondHistory(run, 0.95),
  'Bencher, t-test 0.99, 30 earlier runs (re-implemented)': run => beyondHistory(run, 0.99),
}

function ratioAbove({ base, head }, limit) {
  return worse(head, at => mean(head[at]) / mean(base[at]) > limit)
}

function beyondHistory({ head, means }, boundary) {
  return worse(head, at => {
    const past = means[at]
    const quantile = studentQuantile(boundary, past.length - 1)
    return mean(head[at]) > mean(past) + quantile * deviation(past)
  })
}

function twoSided(base, head) {
  return 2 * Math.min(rankSum(base, head).pGreater, rankSum(head, base).pGreater)
}

function worse(head, holds) {
  return head.flatMap((_, at) => (holds(at) ? [at] : []))
}
