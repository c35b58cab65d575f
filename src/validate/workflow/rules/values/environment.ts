import type { Report, Rule } from '../../../rules/rule.js'
import { valueIn } from '../../../tree/node.js'
import type { Job } from '../../model.js'
import { inWorkflow } from '../example.js'

export const environmentName: Rule = {
  id: 'workflow/environment-name',
  level: 'error',
  summary: 'A job names an environment that has no name.',
  why: 'No protection rule and no secret of an environment applies to the job.',
  mend: 'Write the name of the environment, or take `environment` out.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idenvironment',
  example: inWorkflow(
    5,
    `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: { name: '' }
    steps: [{ run: make deploy }]
`,
  ),
}

export function checkEnvironment(job: Job, report: Report): void {
  const value = job.environment?.value
  const name = value?.kind === 'map' ? valueIn(value, 'name') : undefined
  if (name?.kind !== 'scalar' || name.type === 'null' || name.text.trim() !== '') return
  report(environmentName, name, 'The environment has no name')
}
