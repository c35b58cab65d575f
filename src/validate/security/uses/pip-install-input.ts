import type { Report, Rule } from '../../rules/rule.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { inputOf, type SceneStep } from '../read/scene.js'

export const pipInstallInput: Rule = {
  id: 'security/pip-install-input',
  level: 'note',
  summary: '`actions/setup-python` installs packages into the whole system.',
  why: 'Its input `pip-install` puts them beside what the runner itself needs, and takes whatever versions are the newest.',
  mend: 'Install them in a step of its own, into a virtual environment and from a lock file.',
  source: 'https://github.com/actions/setup-python/blob/main/docs/advanced-usage.md',
  example: inWorkflow(
    8,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-python@v6
        with:
          pip-install: build
`,
  ),
}

export function checkPipInstall({ step, uses }: SceneStep, report: Report): void {
  const input = uses?.action === 'actions/setup-python' ? inputOf(step, 'pip-install') : undefined
  if (input === undefined) return
  const at = { start: input.key.start, end: input.key.end }
  report(
    pipInstallInput,
    at,
    '`pip-install` installs into the whole system: install into a virtual environment in a step of its own',
  )
}
