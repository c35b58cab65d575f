import { baselineInputs } from '../baseline/inputs.js'
import { filePatterns, type InputsOf, outputPath, percent, shard, shardCount, text } from '../gate/inputs.js'
import type { SharedInputs } from '../gate/shared-inputs.js'

export const NAME = 'coverage-gate'

export const coverageInputs = {
  files: filePatterns(
    'Coverage reports, lcov or Cobertura: glob patterns relative to `working-directory`. Found by their usual names where none is given.',
  ),
  'min-coverage': percent('Least percentage of executable lines that tests must run.', '80'),
  'min-branches': percent('Least percentage of branches that tests must take.'),
  'min-functions': percent('Least percentage of functions that tests must enter.'),
  'max-drop': percent(
    'How many percentage points the line coverage may be lower than that of the `baseline`; not compared where none is given.',
  ),
  ...baselineInputs,
  shard: shard(
    'Which shard this job ran, such as `2/4`: its coverage is handed over to the job that merges, and nothing is judged.',
  ),
  'merge-shards': shardCount('How many shards other jobs of this run handed over: they are merged and judged.'),
  'shard-group': text('Which shards belong together, where a run has several such groups.', 'default'),
  badge: outputPath('Where to write a badge (SVG) with the line coverage, relative to `working-directory`.'),
}

export type CoverageInputs = InputsOf<typeof coverageInputs> & SharedInputs
