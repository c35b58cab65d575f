import type { Report, Rule } from '../../rules/rule.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { inputOf, inputText, type SceneStep } from '../read/scene.js'

export const appToken: Rule = {
  id: 'security/app-token',
  level: 'warning',
  summary: 'The token of a GitHub app may do more, reach further or live longer than it must.',
  why: 'Unless told otherwise, the token has every permission of the app. With an owner and without repositories it reaches all of them, and unrevoked it lives for an hour.',
  mend: 'Give `permission-…` inputs, name the `repositories`, and leave `skip-token-revoke` out.',
  source: 'https://github.com/actions/create-github-app-token#inputs',
  example: inWorkflow(
    6,
    `on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/create-github-app-token@v2
        with:
          app-id: \${{ vars.APP }}
          private-key: \${{ secrets.APP_KEY }}
`,
  ),
}

export function checkAppToken({ step, uses }: SceneStep, report: Report): void {
  if (uses?.action !== 'actions/create-github-app-token') return
  if (!step.with.some(({ name }) => name.toLowerCase().startsWith('permission-'))) {
    report(
      appToken,
      uses.node,
      'The token gets every permission of the app: name those that are needed with inputs `permission-…`',
    )
  }
  const owner = inputOf(step, 'owner')
  if (owner !== undefined && inputOf(step, 'repositories') === undefined) {
    report(
      appToken,
      owner.value,
      'The token reaches every repository of this owner: name those that are needed in `repositories`',
    )
  }
  const kept = inputOf(step, 'skip-token-revoke')
  const text = inputText(step, 'skip-token-revoke') ?? ''
  if (kept === undefined || (text !== 'true' && !text.includes('${{'))) return
  const level = text === 'true' ? 'warning' : 'note'
  report(appToken, kept.value, 'The token stays valid after the job: leave `skip-token-revoke` out', { level })
}
