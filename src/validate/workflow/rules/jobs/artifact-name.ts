import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, type ScalarNode, type Span, textOf } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Job, Step, Workflow } from '../../model.js'
import { inWorkflow } from '../example.js'
import { holdsExpression } from '../literal.js'
import { combinationsOf, rowsOf } from '../matrix/values.js'

export const artifactName: Rule = {
  id: 'workflow/artifact-name',
  level: 'warning',
  summary: 'Several jobs or steps upload an artifact of the same name.',
  why: 'Since version 4 of `actions/upload-artifact` a run has every name once only: the second upload fails its job.',
  mend: 'Make the name different, such as with `${{ matrix.os }}` in it, or say `overwrite: true` where the last one is to win.',
  source: 'https://github.com/actions/upload-artifact#not-uploading-to-the-same-artifact',
  example: inWorkflow(
    12,
    `on: push
jobs:
  build:
    strategy:
      matrix:
        os: [ubuntu-latest, windows-latest]
    runs-on: \${{ matrix.os }}
    steps:
      - run: make
      - uses: actions/upload-artifact@v4
        with:
          name: package
          path: out
`,
  ),
}

const UPLOAD = /^actions\/upload-artifact@v(?:[4-9]|\d\d)(?:\.|$)/i

interface Upload {
  readonly name: string
  readonly at: Span
}

/** Only uploads that happen for certain are compared: those of steps and jobs without a condition. */
export function checkArtifactNames(workflow: Workflow, report: Report): void {
  const first = new Map<string, Upload>()
  for (const job of workflow.jobs) {
    const several = runsSeveralTimes(job)
    for (const step of job.steps) {
      const upload = uploadOf(step)
      if (upload === undefined) continue
      const { name, at } = upload
      const before = job.if === undefined ? first.get(name) : undefined
      if (several)
        report(artifactName, at, `Every job of the matrix uploads an artifact ${quoted(name)}: all but the first fail`)
      else if (before !== undefined) {
        report(artifactName, at, `An artifact ${quoted(name)} is uploaded already: the second upload fails`, {
          related: [{ start: before.at.start, end: before.at.end, message: 'The other upload' }],
        })
      } else if (job.if === undefined) first.set(name, upload)
    }
  }
}

function uploadOf(step: Step): Upload | undefined {
  if (step.uses === undefined || step.if !== undefined || !UPLOAD.test(step.uses.text)) return undefined
  const given = (key: string): Node | undefined => step.with.find(({ name }) => name.toLowerCase() === key)?.value
  if (given('archive') !== undefined) return undefined
  const overwrite = textOf(given('overwrite'))?.toLowerCase()
  if (overwrite !== undefined && overwrite !== 'false') return undefined
  const name = given('name')
  if (name === undefined) return { name: 'artifact', at: step.uses }
  const text = textOf(name)
  return text === undefined || holdsExpression(text) ? undefined : { name: text, at: name as ScalarNode }
}

/** Whether the job's matrix has more than one combination for certain. */
function runsSeveralTimes({ matrix }: Job): boolean {
  if (matrix?.kind !== 'map') return false
  const rows = [...rowsOf(matrix).values()]
  if (rows.length === 0) return (combinationsOf(matrix, 'include')?.length ?? 0) > 1
  if (rows.some(({ values }) => values === null || values.length === 0)) return false
  return combinationsOf(matrix, 'exclude')?.length === 0 && rows.some(({ values }) => (values?.length ?? 0) > 1)
}
