import { choice, count, flag, type InputsOf, outputPath, text } from './inputs.js'

/** What becomes of a verdict of `inconclusive`: each gate has a default of its own. */
export type OnInconclusive = 'fail' | 'warn'

/**
 * When something is written to the pull request: `auto` where the token may, and a note in the report where it may not;
 * `always` fails where the permission is missing. Read-only tokens (forks, Dependabot) never fail a job.
 */
export type Writes = 'auto' | 'always' | 'never'

/** The inputs that every action takes; some have a default that is the gate's own. */
export function sharedInputs(onInconclusive: OnInconclusive, comment: Writes = 'never') {
  return {
    'working-directory': text('Folder of the project to judge, relative to the workspace.', '.'),
    config: text(
      'Configuration file, relative to `working-directory`; inputs given here win over it.',
      '.github/pipeline-actions.yml',
    ),
    'policy-from': choice(
      ['head', 'base'],
      "Whose configuration judges a pull request: its own (`head`) or its base's (`base`), as always under pull_request_target and workflow_run.",
      'head',
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
    comment: choice(
      ['auto', 'always', 'never'],
      'Whether to keep a comment on the pull request up to date: `auto` (where the token may), `always` or `never`. Needs `pull-requests: write`.',
      comment,
    ),
    token: text(
      "Token for GitHub's API; on the command line `GITHUB_TOKEN` is used. Without one the gate still judges.",
    ),
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
