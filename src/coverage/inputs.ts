import { baselineInputs } from '../baseline/inputs.js'
import {
  choice,
  filePatterns,
  type InputsOf,
  list,
  outputPath,
  percent,
  shard,
  shardCount,
  structured,
  text,
} from '../gate/inputs.js'
import type { SharedInputs } from '../gate/shared-inputs.js'
import { componentsSchema } from './components-schema.js'
import { FORMATS } from './formats/names.js'

export const NAME = 'coverage-gate'

export const coverageInputs = {
  files: filePatterns(
    'Coverage reports: glob patterns relative to `working-directory`. Found by their usual names where none is given.',
  ),
  format: choice(
    ['auto', ...FORMATS],
    `Format of the reports: \`auto\` (by their content) or one of ${FORMATS.map(name => `\`${name}\``).join(', ')}.`,
    'auto',
  ),
  'min-coverage': percent('Least percentage of executable lines that tests must run.', '80'),
  'min-branches': percent('Least percentage of branches that tests must take.'),
  'min-functions': percent('Least percentage of functions that tests must enter.'),
  'min-statements': percent('Least percentage of statements that tests must run.'),
  'min-patch': percent('Least percentage of the executable lines that the change touches which tests must run.'),
  'min-file': percent('Least percentage of executable lines that tests must run in each file.'),
  'max-drop': percent(
    'How many percentage points the line coverage of the whole, of a component or of a file may be lower than in the `baseline`, where uncovered lines were added; not compared where none is given.',
  ),
  components: structured(
    'Parts of the code with thresholds of their own: a list of `name`, `paths` (glob patterns) and any of `min-coverage`, `min-branches`, `min-functions`, `min-statements`, `min-patch`, `max-drop` and `carry-forward`.',
    'a list of components',
    componentsSchema,
  ),
  include: list(
    'Files that count: glob patterns relative to `working-directory`. All that the reports name where none is given.',
  ),
  exclude: list(
    'Files that do not count, though the reports name them: glob patterns relative to `working-directory`.',
  ),
  'path-map': list(
    'How the beginnings of file names in reports are read, such as `/app=services/api`: the longest that fits counts.',
  ),
  'base-ref': text(
    'Branch, tag or commit that the change is compared with, from where it left it. By the event where none is given.',
  ),
  unmatched: choice(
    ['fail', 'warn', 'ignore'],
    'What it means when the change touches source that no report knows: `fail`, `warn` or `ignore`.',
    'warn',
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

/** What can be asked of the whole and of each component. */
export type Thresholds = Partial<
  Pick<CoverageInputs, 'min-coverage' | 'min-branches' | 'min-functions' | 'min-statements' | 'min-patch' | 'max-drop'>
>
