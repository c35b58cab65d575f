import { choice, count, flag, type InputsOf, outputPath, text } from './inputs.js'

/** What becomes of a verdict of `inconclusive`: each gate has a default of its own. */
export type OnInconclusive = 'fail' | 'warn'

/** The inputs that every action takes. */
export function sharedInputs(onInconclusive: OnInconclusive) {
  return {
    'working-directory': text('Folder of the project to judge, relative to the workspace.', '.'),
    config: text(
      'Configuration file, relative to `working-directory`; inputs given here win over it.',
      '.github/pipeline-actions.yml',
    ),
    'fail-on': choice(
      ['error', 'warning', 'never'],
      'The gravest verdict that the job survives ends below this: `error`, `warning` or `never`.',
      'error',
    ),
    'on-inconclusive': choice(
      ['fail', 'warn'],
      'What it means when the evidence allows no verdict: `fail` or `warn`.',
      onInconclusive,
    ),
    'if-missing': choice(
      ['fail', 'warn', 'pass'],
      'What it means when there is nothing to judge: `fail`, `warn` or `pass`.',
      'fail',
    ),
    leg: text('Which leg of a matrix this is, as text; the actions fill it in by themselves.'),
    summary: flag('Whether to write the job summary.', 'true'),
    annotations: count('How many annotations to write at the most, worst first; GitHub shows 10 of each kind.', '10'),
    sarif: outputPath('Where to write the findings as SARIF 2.1.0, relative to `working-directory`.'),
    'report-file': outputPath('Where to write the result as JSON, relative to `working-directory`.'),
  }
}

export type SharedInputs = InputsOf<ReturnType<typeof sharedInputs>>

/** The outputs that every action has. */
export const SHARED_OUTPUTS = {
  verdict: 'What was found: `pass`, `warn`, `fail` or `inconclusive`.',
  summary: 'The result in one line.',
  report: 'Path of the result file (JSON).',
}
