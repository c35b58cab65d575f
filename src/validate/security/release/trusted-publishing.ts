import type { Report, Rule } from '../../rules/rule.js'
import { offsetIn, textOf, valueIn } from '../../tree/node.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { PUBLISHING, RUNNERS } from '../facts/registries.js'
import { inputOf, inputText, type Scene, type SceneJob, type SceneStep } from '../read/scene.js'

export const trustedPublishing: Rule = {
  id: 'security/trusted-publishing',
  level: 'note',
  summary: 'A package is published with a stored token.',
  why: 'A stored token is valid until somebody revokes it, wherever it is stolen. The registry can take a token instead that GitHub makes for this one run.',
  mend: 'Register the workflow as trusted publisher with the registry, give the job `id-token: write` and drop the stored token.',
  source: 'https://repos.openssf.org/trusted-publishers-for-all-package-repositories',
  example: inWorkflow(
    6,
    `on: release
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: npm publish
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
`,
  ),
}

const PYPI = /^https:\/\/(?:test|upload)\.pypi\.org\//
const DRY = new Set(['--dry-run', '-n', '--help'])
const ADVICE = 'publishes with a stored token: let the registry trust the workflow instead'

export function checkPublishing(scene: Scene, report: Report): void {
  for (const job of scene.jobs) {
    const trusted = mayHaveTokens(scene, job)
    for (const each of job.steps) {
      if (each.uses !== null) checkAction(each, report)
      else if (!trusted) checkScript(each, report)
    }
  }
}

function checkAction({ step, uses }: SceneStep, report: Report): void {
  const action = uses?.action
  const url = inputText(step, 'repository-url') ?? inputText(step, 'repository_url')
  const stored =
    (action === 'pypa/gh-action-pypi-publish' &&
      inputOf(step, 'password') !== undefined &&
      (url === undefined || PYPI.test(url))) ||
    (action === 'rubygems/release-gem' && inputText(step, 'setup-trusted-publisher') === 'false') ||
    (action === 'rubygems/configure-rubygems-credentials' && inputOf(step, 'api-token') !== undefined)
  if (stored && uses !== null) report(trustedPublishing, uses.node, `${uses.action} ${ADVICE}`)
}

function checkScript({ step: { run }, commands }: SceneStep, report: Report): void {
  if (run === undefined || !/publish|twine|gem|nuget/.test(run.text)) return
  for (const { words, start, end } of commands()) {
    const registry = registryOf(words)
    if (registry === null) continue
    const at = { start: offsetIn(run, start), end: offsetIn(run, end - 1) + 1 }
    report(trustedPublishing, at, `This ${ADVICE} (${registry})`)
  }
}

/** Where a command publishes to; null where it does not publish. */
function registryOf(words: readonly string[]): string | null {
  const runner = RUNNERS.find(each => each.every((word, index) => words[index] === word))
  const [program, ...rest] = runner === undefined ? words : words.slice(runner.length)
  if (rest.some(word => DRY.has(word))) return null
  const verbs = rest.filter(word => !word.startsWith('-') && !word.startsWith('+'))
  const found = PUBLISHING.find(each => each.program === program && each.words.every((word, at) => verbs[at] === word))
  return found?.registry ?? null
}

/** With `id-token: write` the tools find the token by themselves. */
function mayHaveTokens({ workflow }: Scene, { job }: SceneJob): boolean {
  const permissions = job?.permissions ?? workflow?.permissions
  if (permissions === undefined) return false
  const whole = textOf(permissions.value)
  return whole === 'write-all' || textOf(valueIn(permissions.value, 'id-token')) === 'write'
}
