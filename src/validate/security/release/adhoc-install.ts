import type { Report, Rule } from '../../rules/rule.js'
import { offsetIn } from '../../tree/node.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import type { SceneStep } from '../read/scene.js'

export const adhocInstall: Rule = {
  id: 'security/adhoc-install',
  level: 'note',
  summary: 'A script installs a package past the lock file.',
  why: 'Which version is installed, and what it depends on, is decided anew in each run: a malicious release runs at once.',
  mend: 'Make it a dependency of the project, and install from the lock file: `npm ci`, `bundle install`.',
  source: 'https://docs.npmjs.com/cli/commands/npm-ci',
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: npm install typescript
`,
  ),
}

/** Programs with a lock file, and their words for installing by name. */
const INSTALLS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['npm', new Set(['install', 'i', 'add', 'in'])],
  ['yarn', new Set(['add'])],
  ['pnpm', new Set(['add'])],
  ['gem', new Set(['install'])],
  ['bundle', new Set(['add'])],
])

export function checkInstalls({ step: { run }, commands }: SceneStep, report: Report): void {
  if (run === undefined || !/npm|yarn|gem|bundle/.test(run.text) || !/\b(?:install|i|in|add)\b/.test(run.text)) return
  for (const { words, start, end } of commands()) {
    const [program = '', ...rest] = words
    const verbs = rest.filter(word => !word.startsWith('-'))
    const [verb, named] = verbs[0] === 'global' ? verbs.slice(1) : verbs
    if (verb === undefined || INSTALLS.get(program)?.has(verb) !== true) continue
    // A folder or an archive of the project itself needs no lock.
    if (named === undefined || /^(?:\.|\/|\$)|\.(?:tgz|gem)$/.test(named)) continue
    const at = { start: offsetIn(run, start), end: offsetIn(run, end - 1) + 1 }
    report(adhocInstall, at, `\`${named}\` is installed past the lock file: make it a dependency of the project`)
  }
}
