import { choice, type InputsOf, text } from '../gate/inputs.js'

/** Where the past is kept that a gate compares with. */
export type BaselineSource = 'artifact' | 'branch' | 'none' | `file:${string}`

export const baselineInputs = {
  baseline: {
    ...text(
      'What to compare with: `artifact` (the result that an earlier run of this workflow left, needs `actions: read`), `branch` (a hidden ref of this repository that its own runs keep, needs `contents: write` there), `file:<path>` (a result file), or `none`.',
      'artifact',
    ),
    expects: '`artifact`, `branch`, `none` or `file:` and the path of a result file',
    parse: ([value]: readonly string[]) => parseSource((value as string).trim()),
  },
  'baseline-missing': choice(
    ['fail', 'warn', 'pass'],
    'What it means when earlier runs exist but none has a result to compare with: `fail`, `warn` or `pass`. A first run only warns.',
    'fail',
  ),
}

export type BaselineInputs = InputsOf<typeof baselineInputs>

function parseSource(value: string): BaselineSource | undefined {
  if (value === 'artifact' || value === 'branch' || value === 'none') return value
  return /^file:\s*\S/.test(value) ? `file:${value.slice('file:'.length).trim()}` : undefined
}
