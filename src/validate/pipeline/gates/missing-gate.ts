import type { Rule } from '../../rules/rule.js'
import { type Node, textOf, valueIn } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import type { Subject } from '../asked/subject.js'
import { type Used, usesMatcher, usesOf } from '../asked/uses.js'
import { againstPolicy } from '../example.js'
import { checkGateInputs } from './gate-input.js'
import { checkToothless } from './toothless-gate.js'

export const missingGate: Rule = {
  id: 'pipeline/missing-gate',
  level: 'error',
  summary: 'No job of a workflow uses a gate that the policy asks for.',
  why: 'What the gate would refuse passes.',
  mend: 'Add a step that uses the action, in a job that what must wait for it needs.',
  example: againstPolicy(
    2,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: pytest --cov }]
`,
    `workflows:
  ci.yml:
    gates: [org/pipeline-actions/coverage-gate]
`,
  ),
}

/** A gate of the policy, with the jobs that use it. */
export interface Gate {
  readonly name: string
  readonly jobs: readonly Job[]
}

/** Checks that each gate is used, as the policy wants it, where it can fail; returns those that are. */
export async function checkGates(subject: Subject, asked: Node | undefined): Promise<readonly Gate[]> {
  const gates: Gate[] = []
  for (const item of asked?.kind === 'list' ? asked.items : []) {
    const at = item.kind === 'map' ? valueIn(item, 'uses') : item
    const name = textOf(at)
    if (at === undefined || name === undefined) continue
    const found = await usersOf(subject, name)
    if (found.length === 0) {
      subject.report(missingGate, subject.jobsKey, `No job uses ${quoted(name)}`, at)
      continue
    }
    gates.push({ name, jobs: found.map(({ job }) => job) })
    checkGateInputs(subject, found, valueIn(item, 'with'))
    for (const { job, used } of found) checkToothless(subject, job, used, at)
  }
  return gates
}

async function usersOf(subject: Subject, name: string): Promise<readonly { job: Job; used: Used }[]> {
  const matches = await usesMatcher(name)
  return subject.jobs.flatMap(job => usesOf(job).flatMap(used => (matches(used.node.text) ? [{ job, used }] : [])))
}
