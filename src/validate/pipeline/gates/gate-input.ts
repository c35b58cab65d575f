import type { Rule } from '../../rules/rule.js'
import type { Node, Pair } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import type { Subject } from '../asked/subject.js'
import type { Used } from '../asked/uses.js'
import { actualWords, fits, wantedWords } from '../asked/wanted.js'
import { againstPolicy } from '../example.js'

export const gateInput: Rule = {
  id: 'pipeline/gate-input',
  level: 'error',
  summary: 'A gate is not used with the inputs that the policy asks for.',
  why: 'It is there, and lets pass what it should refuse.',
  mend: 'Give it the input that the policy wants.',
  example: againstPolicy(
    7,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: org/pipeline-actions/coverage-gate@v1
        with: { lines: 60 }
`,
    `workflows:
  ci.yml:
    gates:
      - uses: org/pipeline-actions/coverage-gate
        with: { lines: '>= 80' }
`,
  ),
}

/** Some use of the gate must have each input as it is wanted; the first is told of where none has. */
export function checkGateInputs(
  subject: Subject,
  uses: readonly { readonly job: Job; readonly used: Used }[],
  wanted: Node | undefined,
): void {
  if (wanted?.kind !== 'map') return
  for (const { key, name, value } of wanted.pairs) {
    const given = uses.map(({ job, used }) => inputOf(used.step?.with ?? job.with, name))
    if (given.some(input => input !== undefined && fits(value, input.value))) continue
    const wrong = given.find(input => input !== undefined)
    const is = wrong === undefined ? 'is not given' : `is ${actualWords(wrong.value)}`
    const at = wrong?.value ?? (uses[0] as { used: Used }).used.node
    subject.report(gateInput, at, `The input ${quoted(name)} must be ${wantedWords(value)}, ${is}`, key)
  }
}

function inputOf(inputs: readonly Pair[], name: string): Pair | undefined {
  return inputs.find(pair => pair.name.toLowerCase() === name.toLowerCase())
}
