import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, valueAt } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Job } from '../../model.js'
import { inWorkflow } from '../example.js'

export const hardcodedPassword: Rule = {
  id: 'workflow/hardcoded-password',
  level: 'error',
  secret: true,
  summary: 'The password for a container registry stands in the workflow.',
  why: 'Everybody who can read the repository has it, and so has everybody who ever could: it stays in the history.',
  mend: 'Withdraw the password, put a new one into a secret and write `${{ secrets.NAME }}`.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idcontainercredentials',
  example: inWorkflow(
    9,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    container:
      image: registry.example/build
      credentials:
        username: ci
        password: changeme
    steps: [{ run: make }]
`,
  ),
}

export function checkCredentials(job: Job, report: Report): void {
  checkPassword(job.container?.value, 'the container', report)
  for (const { name, value } of job.services) checkPassword(value, `the service ${quoted(name)}`, report)
}

function checkPassword(container: Node | undefined, of: string, report: Report): void {
  const password = valueAt(container, 'credentials', 'password')
  if (password?.kind !== 'scalar' || password.type === 'null' || password.text === '') return
  const text = password.text.trim()
  if (text.startsWith('${{') && text.endsWith('}}')) return
  report(hardcodedPassword, password, `The password of ${of} is written out; it belongs into a secret`)
}
