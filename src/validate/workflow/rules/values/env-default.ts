import type { Report, Rule } from '../../../rules/rule.js'
import { type Pair, textOf } from '../../../tree/node.js'
import { inWorkflow } from '../example.js'

export const envDefault: Rule = {
  id: 'workflow/env-default',
  level: 'warning',
  summary: 'A variable has the name of one that GitHub sets itself.',
  why: 'GitHub sets its own value over it, so that the step never sees the one that is written here.',
  mend: 'Give the variable another name.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables',
  example: inWorkflow(
    3,
    `on: push
env:
  GITHUB_REF: refs/heads/main
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

/** By the documentation; those that a step could sensibly be given, such as GITHUB_TOKEN, are not among them. */
const GITHUB =
  'ACTION ACTION_PATH ACTION_REPOSITORY ACTIONS ACTOR ACTOR_ID API_URL BASE_REF ENV EVENT_NAME EVENT_PATH GRAPHQL_URL ' +
  'HEAD_REF JOB OUTPUT PATH REF REF_NAME REF_PROTECTED REF_TYPE REPOSITORY REPOSITORY_ID REPOSITORY_OWNER ' +
  'REPOSITORY_OWNER_ID RETENTION_DAYS RUN_ATTEMPT RUN_ID RUN_NUMBER SERVER_URL SHA STEP_SUMMARY TRIGGERING_ACTOR ' +
  'WORKFLOW WORKFLOW_REF WORKFLOW_SHA WORKSPACE'
const RUNNER = 'ARCH DEBUG ENVIRONMENT NAME OS TEMP TOOL_CACHE'
const DEFAULTS = new Set([
  ...GITHUB.split(' ').map(name => `GITHUB_${name}`),
  ...RUNNER.split(' ').map(name => `RUNNER_${name}`),
])

/** One that is given the value which it has anyway does no harm. */
export function checkEnvDefaults(env: readonly Pair[], report: Report): void {
  for (const { key, name, value } of env) {
    if (!DEFAULTS.has(name) || /^\$\{\{\s*(?:github|runner)\./.test(textOf(value) ?? '')) continue
    report(envDefault, key, `GitHub sets \`${name}\` itself; the value given here is never seen`)
  }
}
