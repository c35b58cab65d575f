import { type Assertion, captured, evaluate } from '../../../../src/smoke/expect/evaluate.js'
import type { Answer } from '../../../../src/smoke/probes/answer.js'
import { resolveTemplate } from '../../../../src/smoke/suite/templates.js'
import { read } from '../suite/reading.js'

const PHASES = { resolve: 1, connect: 2, tls: 3, processing: 4, transfer: 5 }

/** Midnight of the first of January 2030. */
export const NOW = Date.UTC(2030, 0, 1)

/** An answer with a body of this type. */
export function answerWith(body: string | Uint8Array, type = 'application/json', more: Partial<Answer> = {}): Answer {
  const headers = { 'content-type': type }
  return { phases: PHASES, duration: 15, status: 200, headers, body: Buffer.from(body), ...more }
}

const PROBES: Record<string, string> = {
  http: 'get: http://a.test',
  tcp: 'tcp: "a.test:1"',
  tls: 'tls: "a.test:1"',
  dns: 'dns: a.test',
  grpc: 'grpc: "a.test:1"',
  prometheus: 'prometheus: http://a.test, query: up',
  command: 'command: "true"',
}

export interface Setting {
  kind?: string
  variables?: Record<string, string>
  mask?: (text: string) => string
}

/** What comes of an expectation, as a suite writes it in YAML, that an answer is held to; the last of them. */
export async function assertion(expected: string, answer: Answer, setting: Setting = {}): Promise<Assertion> {
  const { kind = 'http', variables = {}, mask = (text: string) => text } = setting
  const text = `variables: ${JSON.stringify(variables)}\nchecks: [{ name: a, ${PROBES[kind]}, expect: ${expected} }]`
  const suite = await read(text)
  const resolve = (template: Parameters<typeof resolveTemplate>[0]) =>
    resolveTemplate(template, new Map(Object.entries(variables)))
  const [last] = (suite.checks[0]?.expect ?? []).slice(-1)
  if (last === undefined) throw new Error('nothing is expected')
  return evaluate(last, answer, { resolve, mask, now: NOW })
}

/** What is told of it in one line: `passed`, or `expected $.a 5, got 6`. */
export async function told(expected: string, answer: Answer, setting?: Setting): Promise<string> {
  const { passed, subject, expected: wanted, actual } = await assertion(expected, answer, setting)
  return passed ? 'passed' : `expected ${subject} ${wanted}, got ${actual}`
}

/** What a capture, as a suite writes it, takes. */
export async function taken(capture: string, answer: Answer, kind = 'http') {
  const suite = await read(`checks: [{ name: a, ${PROBES[kind]}, capture: { it: ${capture} } }]`)
  const [first] = suite.checks[0]?.capture ?? []
  if (first === undefined) throw new Error('nothing is captured')
  return captured(first, answer, { mask: text => text, now: NOW })
}
