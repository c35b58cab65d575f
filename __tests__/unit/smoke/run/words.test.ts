import { describe, expect, it } from '@jest/globals'
import type { Assertion } from '../../../../src/smoke/expect/evaluate.js'
import type { Answer } from '../../../../src/smoke/probes/answer.js'
import { noPhases } from '../../../../src/smoke/probes/phases.js'
import { withWords } from '../../../../src/smoke/run/words.js'

const of = (kind: string, passed = false): Assertion => {
  return { kind, subject: kind, expected: '', actual: 'x', passed, place: {} }
}
const mask = (text: string) => text.replaceAll('s3cret', '***')
const bytes = (text: string) => Buffer.from(text)
const told = (assertions: Assertion[], answer: Partial<Answer>) =>
  withWords(assertions, { phases: noPhases(), ...answer }, mask).map(({ actual }) => actual)

describe('what is said of a refusal', () => {
  it.each<[Partial<Answer>, string]>([
    [{ status: 500, beginning: bytes('{"detail": "no s3cret"}') }, 'x; it says "{\\"detail\\": \\"no ***\\"}"'],
    [{ status: 500, body: bytes('why') }, 'x; it says "why"'],
    [{ status: 500 }, 'x'],
    [{ status: 500, body: bytes('why'), coding: 'compress' }, 'x'],
    [{ status: 302, body: bytes('<a href="/in?code=c0de">Found</a>') }, 'x'],
    [{ status: 200, body: bytes('what only a user should see') }, 'x'],
  ])('of %j is %s', (answer, said) => {
    expect(told([of('body'), of('status')], answer)).toEqual(['x', said])
    expect(told([of('body'), of('status', true)], answer)).toEqual(['x', 'x'])
  })
})

describe('the last words of a command', () => {
  const ended: Partial<Answer> = { exitCode: 1, errorOutput: 'bad s3cret\n', body: bytes('done\n') }

  it.each<[string, Partial<Answer>, string]>([
    ['exit-code', ended, 'x; it wrote "bad ***"'],
    ['exit-code', { ...ended, errorOutput: ' \n' }, 'x; it wrote "done"'],
    ['exit-code', { ...ended, errorOutput: '', cut: true }, 'x'],
    ['exit-code', { ...ended, errorOutput: '', body: bytes('') }, 'x'],
    ['response', { ...ended, exitCode: null }, 'x; it wrote "bad ***"'],
    ['body', ended, 'x; it wrote "bad ***" to standard error'],
    ['capture', ended, 'x; it wrote "bad ***" to standard error'],
    ['body', { ...ended, errorOutput: '' }, 'x'],
    ['error-output', ended, 'x'],
    ['body', { errorOutput: 'bad' }, 'x'],
  ])('behind what came of %s, after %j: %s', (kind, answer, said) => {
    expect(told([of('duration', true), of(kind), of('json')], answer)).toEqual(['x', said, 'x'])
  })
})
