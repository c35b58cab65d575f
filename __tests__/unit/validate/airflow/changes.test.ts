import { describe, expect, it } from '@jest/globals'
import { toMarkdown } from '../../../../src/report/markdown.js'
import { toTerminal } from '../../../../src/report/terminal.js'
import { changesOf } from '../../../../src/validate/airflow/changes.js'
import type { DagDetails } from '../../../../src/validate/airflow/details.js'
import { presentChanges } from '../../../../src/validate/airflow/present.js'

function dag(dagId: string, edges: [string, string][], more: Partial<DagDetails> = {}): DagDetails {
  const ids = [...new Set(edges.flat())].sort()
  const tasks = ids.map(id => ({ id, operator: 'EmptyOperator', group: null }))
  return { file: 'dags/a.py', dagId, source: 'static', schedule: '@daily', tasks, edges, unresolved: [], ...more }
}

describe('what a change does to DAGs', () => {
  it('is nothing where they are the same, in whatever order', () => {
    const before = dag('a', [
      ['x', 'y'],
      ['y', 'z'],
    ])
    expect(
      changesOf(
        [before],
        [
          dag('a', [
            ['y', 'z'],
            ['x', 'y'],
          ]),
        ],
      ),
    ).toEqual([])
  })

  it('is tasks and edges that came and went, and another schedule', () => {
    const [change] = changesOf([dag('a', [['x', 'y']])], [dag('a', [['x', 'z']], { schedule: null })])
    expect(change).toEqual({
      dagId: 'a',
      file: 'dags/a.py',
      kind: 'changed',
      tasks: { added: ['z'], removed: ['y'] },
      edges: { added: [['x', 'z']], removed: [['x', 'y']] },
      schedule: { before: '@daily', after: null },
    })
  })

  it('is DAGs that came and went', () => {
    const changes = changesOf([dag('old', [['x', 'y']])], [dag('new', [['x', 'y']])])
    expect(changes.map(({ dagId, kind, schedule }) => [dagId, kind, schedule])).toEqual([
      ['new', 'added', null],
      ['old', 'removed', null],
    ])
  })
})

describe('its report', () => {
  const after = dag('daily', [
    ['extract', 'load "all"'],
    ['extract', 'group.check`s`'],
  ])
  const before = dag(
    'daily',
    [
      ['extract', 'load "all"'],
      ['extract', 'old'],
    ],
    { schedule: '@hourly' },
  )
  const blocks = presentChanges(changesOf([before], [after]), [after])
  const result = { gate: 'config-validate', verdict: 'pass', summary: 'Well.' } as const

  it('draws the graph, what is new and what is gone, and no name means anything to Mermaid', () => {
    const markdown = toMarkdown(result, blocks)
    expect(markdown).toContain(
      'daily: 1 task added, 1 task removed, 1 edge added, 1 edge removed, schedule @​daily instead of @​hourly',
    )
    expect(markdown).toContain(`\`\`\`mermaid
flowchart LR
  n0["extract"]
  n1["group.check#96;s#96;"]:::added
  n2["load #34;all#34;"]
  n3["old"]:::removed
  n0 --> n2
  n0 --> n1
  n0 -.-> n3
  linkStyle 1 stroke:#1a7f37
  linkStyle 2 stroke:#cf222e
`)
  })

  it('is lines on a terminal', () => {
    expect(toTerminal(result, blocks, false).split('\n').slice(-3)).toEqual([
      '        extract -> load "all"',
      '      + extract -> group.check`s`',
      '      - extract -> old',
    ])
  })

  it('does not draw what nobody could see', () => {
    const edges = Array.from({ length: 200 }, (_, index): [string, string] => [`t${index}`, `t${index + 1}`])
    const large = dag('large', edges)
    const markdown = toMarkdown(result, presentChanges(changesOf([], [large]), [large]))
    expect(markdown).toContain('With 201 tasks and 200 edges it is too large to draw')
    expect(markdown).not.toContain('mermaid')
  })
})
