import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { extractDags } from '../../src/validate/airflow/model/extract.js'
import type { ExtractedDag, ExtractedFile } from '../../src/validate/airflow/model/extracted.js'
import { modulesIn } from '../support/airflow-model.js'

/** What Airflow itself made of the files, recorded by bench/airflow/record.mjs. */
interface Truth {
  dag_id: string
  tasks: string[]
  edges: [string, string][]
  groups: (string | { group_id: string })[]
  labels: [string, string, string][]
}
type Part = Record<string, { dags: Truth[] }>

const FIXTURES = new URL('../fixtures/airflow', import.meta.url).pathname

interface Compared {
  file: string
  truth: Truth
  /** Undefined where it was not found. */
  dag: ExtractedDag | undefined
  whole: ExtractedFile
}

function compared(version: '2' | '3', part: 'good' | 'unresolved'): Compared[] {
  const recorded = JSON.parse(readFileSync(join(FIXTURES, `truth-${version}.json`), 'utf8'))[part] as Part
  const folder = join(FIXTURES, part)
  const files = Object.keys(recorded).map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
  return extractDags(files, { version, source: modulesIn(folder) }).flatMap(whole =>
    (recorded[whole.path]?.dags ?? []).map(truth => {
      const dag = whole.dags.find(({ dagId }) => dagId === truth.dag_id)
      return { file: whole.path, truth, dag, whole }
    }),
  )
}

const isResolved = (dag: ExtractedDag | undefined): boolean => dag !== undefined && dag.unresolved.length === 0
const edgesOf = (dag: ExtractedDag | undefined): string[] =>
  (dag?.edges ?? []).map(({ from, to }) => `${from} > ${to}`).sort()
const trueEdges = ({ edges }: Truth): string[] => edges.map(([from, to]) => `${from} > ${to}`).sort()
const idsOf = (dag: ExtractedDag | undefined): string[] => (dag?.tasks ?? []).map(({ id }) => id ?? '?').sort()

/** How many edges of Airflow's are found, and which are that it does not have. */
function figures(all: readonly Compared[]) {
  const found = all.map(({ truth, dag }) => new Set(edgesOf(dag)).size - edgesBeyond(truth, dag).length)
  const total = all.reduce((sum, { truth }) => sum + truth.edges.length, 0)
  return {
    recall: found.reduce((sum, count) => sum + count, 0) / total,
    wrong: all.flatMap(({ file, truth, dag }) => edgesBeyond(truth, dag).map(edge => `${file}: ${edge}`)),
  }
}

function edgesBeyond(truth: Truth, dag: ExtractedDag | undefined): string[] {
  const known = new Set(trueEdges(truth))
  return edgesOf(dag).filter(edge => !known.has(edge))
}

describe.each(['2', '3'] as const)('graphs as Airflow %s made them', version => {
  const good = compared(version, 'good')
  const hard = compared(version, 'unresolved')

  it('are found whole where nothing is left unresolved', () => {
    const resolved = good.filter(({ dag }) => isResolved(dag))
    expect(resolved.length / good.length).toBeGreaterThan(0.9)
    for (const { file, truth, dag } of resolved) {
      expect([file, idsOf(dag)]).toEqual([file, [...truth.tasks].sort()])
      expect([file, edgesOf(dag)]).toEqual([file, trueEdges(truth)])
    }
  })

  it('are found with nearly all edges, and no wrong one', () => {
    const { recall, wrong } = figures(good)
    expect(wrong).toEqual([])
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })

  it('have no wrong edge where much cannot be resolved', () => {
    expect(figures(hard).wrong).toEqual([])
  })

  it('are complete, or it is named what is missing', () => {
    for (const { file, truth, dag, whole } of [...good, ...hard]) {
      const isWhole = edgesOf(dag).length === truth.edges.length && idsOf(dag).length === truth.tasks.length
      const named = dag === undefined ? whole.unresolved : dag.unresolved
      if (!isWhole) expect([file, truth.dag_id, named.length]).not.toEqual([file, truth.dag_id, 0])
    }
  })

  it('are refused nowhere', () => {
    expect([...good, ...hard].flatMap(({ whole }) => whole.errors.map(error => [whole.path, error.message]))).toEqual(
      [],
    )
  })

  it('have their groups and labels', () => {
    for (const { file, truth, dag } of good.filter(each => isResolved(each.dag))) {
      const groups = truth.groups.map(group => (typeof group === 'string' ? group : group.group_id)).sort()
      expect([file, dag?.groups.map(({ id }) => id).sort()]).toEqual([file, groups])
      const labels = dag?.edges
        .flatMap(({ from, to, label }) => (label === null ? [] : [[from, to, label].join(' | ')]))
        .sort()
      const inner = truth.labels.filter(([from, to]) => !/join_id$/.test(from) && !/join_id$/.test(to))
      expect([file, labels]).toEqual([file, inner.map(each => each.join(' | ')).sort()])
    }
  })

  it('name every construct that depends on what only running tells', () => {
    const folder = join(FIXTURES, 'unresolved')
    for (const whole of new Set(hard.map(each => each.whole))) {
      const text = readFileSync(join(folder, whole.path), 'utf8')
      const named = [...whole.unresolved, ...whole.dags.flatMap(dag => dag.unresolved)].filter(
        ({ file }) => file === whole.path,
      )
      const lines = new Set(named.flatMap(({ span }) => linesOf(text, span)))
      // A loop over something known with unknown items is named at what is in it.
      const isNamed = (line: number): boolean => lines.has(line) || lines.has(line + 1)
      const marked = text.split('\n').flatMap((line, index) => (line.includes('# unresolved:') ? [index + 1] : []))
      expect([whole.path, marked.filter(line => !isNamed(line))]).toEqual([whole.path, []])
    }
  })
})

function linesOf(text: string, { start, end }: { start: number; end: number }): number[] {
  const first = text.slice(0, start).split('\n').length
  const count = text.slice(start, end).split('\n').length
  return Array.from({ length: count }, (_, index) => first + index)
}
