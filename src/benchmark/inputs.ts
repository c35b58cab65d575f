import { baselineInputs } from '../baseline/inputs.js'
import { choice, count, filePatterns, fraction, type InputsOf, lines, percent, structured } from '../gate/inputs.js'
import type { SharedInputs } from '../gate/shared-inputs.js'
import { TOOLS } from './formats/names.js'
import { interleavedSchema } from './interleaved/schema.js'
import { thresholdsSchema } from './thresholds/schema.js'

export const NAME = 'benchmark-compare'

export const benchmarkInputs = {
  files: filePatterns(
    'Results of benchmarks: glob patterns relative to `working-directory`. Several files of repeated runs are one sample a run. Found by their usual names where none is given.',
  ),
  tool: choice(
    ['auto', ...TOOLS],
    `What wrote them: \`auto\` (by their content) or one of ${TOOLS.map(name => `\`${name}\``).join(', ')}.`,
    'auto',
  ),
  ...baselineInputs,
  'baseline-files': filePatterns(
    'Results of the same benchmarks for the base, measured in this job: glob patterns relative to `working-directory`. They are compared with in place of a `baseline`.',
  ),
  thresholds: structured(
    'What values must be, a line each: `api p95: target < 500 ms, alert > 1000 ms`. Missing the target warns, passing the alert fails. Or a list of `name`, `metric`, `unit`, `direction`, `target`, `alert` and `max-regression`.',
    'lines of thresholds, or a list of them',
    thresholdsSchema,
  ),
  'max-regression': percent('By how many percent a benchmark may get worse.', '5'),
  'false-alarm-rate': fraction(
    'How often a change that changes nothing may fail, over all benchmarks of the run together.',
    '0.05',
  ),
  normalize: choice(
    ['auto', 'off'],
    'Whether a shift that all benchmarks share is taken for that of a slower or faster machine, where it looks so: `auto` or `off`.',
    'auto',
  ),
  interleaved: structured(
    'Commands to measure with here and now, base and head by turns, until it is decided: `command` (or `base` and `head`), `base-ref` or `base-directory`, `setup`, `output`, `benchmarks`, `min-pairs`, `max-pairs`, `warmup`, `time`.',
    'a map with a command to measure with',
    interleavedSchema,
  ),
  missing: choice(
    ['fail', 'warn', 'ignore'],
    'What it means when a benchmark of the baseline is not there any more: `fail`, `warn` or `ignore`.',
    'fail',
  ),
  renames: lines('Benchmarks that have another name than in the baseline: `old -> new`, by line.'),
  history: count('How many earlier runs are kept and judged by, the newest; 15 or more make a verdict surer.', '100'),
}

export type BenchmarkInputs = InputsOf<typeof benchmarkInputs> & SharedInputs
