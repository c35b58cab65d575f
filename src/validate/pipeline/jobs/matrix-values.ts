import type { Rule } from '../../rules/rule.js'
import { type Node, pairIn, textOf, valueIn } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { holdsExpression } from '../../workflow/rules/literal.js'
import type { Subject } from '../asked/subject.js'
import { againstPolicy } from '../example.js'

export const matrixValues: Rule = {
  id: 'pipeline/matrix-values',
  level: 'error',
  summary: 'A matrix lacks a value that the policy asks for.',
  why: 'What is promised for that version or system is tested nowhere.',
  mend: 'Add the value to the matrix. Versions stand in quotation marks: 3.10 alone is the number 3.1.',
  example: againstPolicy(
    7,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        python: ['3.11']
    steps: [{ run: make test }]
`,
    `workflows:
  ci.yml:
    jobs:
      test: { matrix: { python: ['3.10', '3.11'] } }
`,
  ),
}

export function checkMatrix(subject: Subject, job: Job, asked: Node | undefined): void {
  if (asked?.kind !== 'map') return
  // Expressions in their place: what they bring is not known.
  if (job.matrix?.kind === 'scalar' || valueIn(job.matrix, 'include')?.kind === 'scalar') return
  for (const { key, name, value: wanted } of asked.pairs) {
    const dimension = pairIn(job.matrix, name)
    const values = [...itemsOf(dimension?.value), ...included(job.matrix, name)].map(item => textOf(item) ?? '')
    if (values.some(holdsExpression) || holdsExpression(textOf(dimension?.value) ?? '')) continue
    const missing = (wanted.kind === 'list' ? wanted.items : [wanted])
      .map(item => textOf(item) ?? '')
      .filter(text => !values.includes(text))
    if (missing.length === 0) continue
    const message = `The matrix of job ${quoted(job.id)} lacks ${missing.map(quoted).join(', ')} for ${quoted(name)}`
    subject.report(matrixValues, dimension?.key ?? job.at, message, key)
  }
}

function included(matrix: Node | undefined, name: string): readonly Node[] {
  return itemsOf(valueIn(matrix, 'include')).flatMap(entry => valueIn(entry, name) ?? [])
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : []
}
