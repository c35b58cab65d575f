import type { Rule } from '../../rules/rule.js'
import { type Pair, pairIn, type Span, textOf } from '../../tree/node.js'
import type { Job } from '../../workflow/model.js'
import type { Subject } from '../asked/subject.js'
import type { Used } from '../asked/uses.js'
import { againstPolicy } from '../example.js'

export const toothlessGate: Rule = {
  id: 'pipeline/toothless-gate',
  level: 'error',
  summary: 'A gate that the policy asks for stands where it cannot fail anything.',
  why: 'With `continue-on-error` the workflow goes on, and is green, whatever the gate says.',
  mend: 'Take `continue-on-error` away.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idcontinue-on-error',
  example: againstPolicy(
    7,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: org/pipeline-actions/coverage-gate@v1
        continue-on-error: true
`,
    `workflows:
  ci.yml:
    gates: [org/pipeline-actions/coverage-gate]
`,
  ),
}

export function checkToothless(subject: Subject, job: Job, { step }: Used, asked: Span): void {
  const own = step === null ? undefined : goesOn(pairIn(step.node, 'continue-on-error'))
  const found = own ?? goesOn(pairIn(job.node, 'continue-on-error'))
  if (found === undefined) return
  subject.report(toothlessGate, found.key, 'With `continue-on-error` this gate lets everything pass', asked)
}

function goesOn(pair: Pair | undefined): Pair | undefined {
  return textOf(pair?.value) === 'true' ? pair : undefined
}
