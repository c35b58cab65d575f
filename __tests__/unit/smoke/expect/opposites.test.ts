import { describe, expect, it } from '@jest/globals'
import { evaluate } from '../../../../src/smoke/expect/evaluate.js'
import { read } from '../suite/reading.js'
import { answerWith, NOW } from './evaluating.js'

const VALUES = [
  'null',
  'true',
  '0',
  '-0.0',
  '5',
  '5.0',
  '1e400',
  '9007199254740993',
  '""',
  '"5"',
  '"ok"',
  '"OK\\n"',
  '"2029-12-31T23:59:00Z"',
  '[]',
  '[5]',
  '["ok", "down"]',
  '[[], [5]]',
  '{}',
  '{"a": 5}',
]

const PREDICATES = [
  'null',
  'true',
  '5',
  '"5"',
  'ok',
  '""',
  '[]',
  '[5]',
  '[ok, down]',
  '"== []"',
  '"!= {}"',
  '"!= null"',
  '< 6',
  '">= 9007199254740993"',
  '">= 0 and < 5"',
  '/^ok$/i',
  '{ equals: { a: 5 } }',
  '{ contains: ok }',
  '{ contains: 5 }',
  '{ contains: [ok, down] }',
  '{ contains: [[5]] }',
  '{ contains: { a: 5 } }',
  '{ starts-with: o }',
  '{ ends-with: k }',
  '{ one-of: [5, ok, "< 3"] }',
  '{ exists: true }',
  '{ exists: false }',
  '{ empty: true }',
  '{ empty: false }',
  '{ type: integer }',
  '{ type: list }',
  '{ count: 0 }',
  '{ count: "> 0" }',
  '{ length: "< 3" }',
  '{ age: < 5m }',
  '{ all: 5 }',
  '{ any: ok }',
  '{ not: 5 }',
  '{ not: { exists: true } }',
  '{ contains: ok, count: 2 }',
]

/** For each value the predicates that hold, and those of which the opposite does. */
async function heldBy(path: string, bodies: readonly string[]) {
  const checks = PREDICATES.flatMap(predicate => [predicate, `{ not: ${predicate} }`]).map(
    (predicate, index) =>
      `- { name: c${index}, get: "http://a", expect: { status: 2xx, json: { "${path}": ${predicate} } } }`,
  )
  const suite = await read(`checks:\n${checks.join('\n')}`)
  const resolve = ({ parts }: { parts: readonly unknown[] }) => parts.join('')
  const circumstances = { resolve, mask: (text: string) => text, now: NOW }
  const rows: [body: string, predicate: string, holds: boolean, opposite: boolean][] = []
  for (const body of bodies) {
    const answer = answerWith(body)
    const passed: boolean[] = []
    for (const { expect: expected } of suite.checks) {
      const last = expected.at(-1)
      if (last?.subject.of !== 'json') throw new Error('nothing is expected of JSON')
      passed.push((await evaluate(last, answer, circumstances)).passed)
    }
    for (const [index, predicate] of PREDICATES.entries()) {
      rows.push([body, predicate, passed[2 * index] === true, passed[2 * index + 1] === true])
    }
  }
  return rows
}

describe('what is expected, and its opposite', () => {
  it('of one value that is there: one of them holds', async () => {
    const rows = await heldBy(
      '$.v',
      VALUES.map(value => `{"v": ${value}}`),
    )
    expect(rows.filter(([, , holds, opposite]) => holds === opposite)).toEqual([])
    // Of either kind there are many, or this says nothing.
    expect(rows.filter(([, , holds]) => holds).length).toBeGreaterThan(100)
  })

  it('of several values: at most one of them holds, and none of what asks for one value', async () => {
    const rows = await heldBy('$[*]', ['["ok", "down"]', '[5, 5]', '[null, {"a": 5}]'])
    expect(rows.filter(([, , holds, opposite]) => holds && opposite)).toEqual([])
    const ofOne = ['5', 'ok', '"!= null"', '< 6', '/^ok$/i', '{ starts-with: o }', '{ length: "< 3" }', '{ not: 5 }']
    const held = rows.filter(([, predicate, holds, opposite]) => ofOne.includes(predicate) && (holds || opposite))
    expect(held).toEqual([])
  })

  it('of what is not there: none holds but what asks for that', async () => {
    const rows = await heldBy('$.v', ['{}', '[]', '5'])
    const holding = new Set(rows.flatMap(([, predicate, holds]) => (holds ? [predicate] : [])))
    const opposite = new Set(rows.flatMap(([, predicate, , holds]) => (holds ? [predicate] : [])))
    expect([...holding]).toEqual(['{ exists: false }', '{ not: { exists: true } }'])
    expect([...opposite]).toEqual(['{ exists: true }'])
  })

  it('of what cannot be read: none holds', async () => {
    const rows = await heldBy('$.v', ['', 'ok', '{"v": 5'])
    expect(rows.filter(([, , holds, opposite]) => holds || opposite)).toEqual([])
  })
})
