import { autocannon } from './autocannon.js'
import { benchmarkDotNet } from './benchmark-dotnet.js'
import { benchmarkJs } from './benchmark-js.js'
import { catch2 } from './catch2.js'
import { criterionBencher } from './criterion-bencher.js'
import { criterionMessages } from './criterion-messages.js'
import { criterionSample } from './criterion-sample.js'
import { csv } from './csv.js'
import { custom } from './custom.js'
import type { Format } from './format.js'
import { go } from './go.js'
import { googleBenchmark } from './google-benchmark.js'
import { hyperfine } from './hyperfine.js'
import { jmh } from './jmh.js'
import { k6Export } from './k6-export.js'
import { k6Summary } from './k6-summary.js'
import { locustHistory } from './locust-history.js'
import { locustStats } from './locust-stats.js'
import { mitata } from './mitata.js'
import { namedNumbers } from './named-numbers.js'
import { oha } from './oha.js'
import { openMetrics } from './openmetrics.js'
import { pytestBenchmark } from './pytest-benchmark.js'
import { tinybench } from './tinybench.js'
import { vegeta } from './vegeta.js'
import { vitest } from './vitest.js'
import { wrk } from './wrk.js'

/** What tools write, those with the surest marks first. */
export const TOOL_FORMATS: readonly Format[] = [
  pytestBenchmark,
  googleBenchmark,
  hyperfine,
  jmh,
  benchmarkDotNet,
  criterionSample,
  criterionMessages,
  vitest,
  tinybench,
  mitata,
  k6Summary,
  k6Export,
  autocannon,
  oha,
  vegeta,
  catch2,
  locustStats,
  locustHistory,
  go,
  criterionBencher,
  benchmarkJs,
  wrk,
  custom,
]

/** In the order in which they are asked: numbers of any kind last. */
export const FORMATS: readonly Format[] = [...TOOL_FORMATS, namedNumbers, openMetrics, csv]
