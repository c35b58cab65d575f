import type { Span } from '../../../python/ast.js'
import { type Given, Method } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { bool, int } from '../core/make.js'
import { integerOf } from '../operators/numbers.js'
import { cutOf } from '../operators/slices.js'
import type { Unknown, Value } from '../value.js'
import { textOf } from './str-given.js'

interface Part {
  text: string
  /** Where it begins. */
  at: number
}

/** What `start` and `end` leave of a text. */
function partOf(
  text: string,
  start: Value | undefined,
  end: Value | undefined,
  machine: Interpreter,
  span: Span,
): Part | Unknown | null {
  if (start === undefined && end === undefined) return { text, at: 0 }
  const none: Value = { kind: 'none' }
  if (start !== undefined && integerOf(start) !== null && (integerOf(start) as bigint) > BigInt(text.length))
    return null
  const cut = cutOf({ kind: 'slice', start: start ?? none, stop: end ?? none, step: none }, text.length, machine, span)
  if (cut === null) return machine.unknown('the part of the text is not told', span)
  return 'kind' in cut ? cut : { text: text.slice(cut.start, cut.start + cut.length), at: cut.start }
}

const isWide = (text: string): boolean => /[\ud800-\udfff]/.test(text)

const searching = (find: (text: string, what: string) => number, insists: boolean): Method =>
  new Method('what, start?, end?', (self, [what, start, end], machine, span) => {
    if (what?.kind !== 'str' || isWide(textOf(self)))
      return machine.unknown('the place in the text is not worked out', span)
    const part = partOf(textOf(self), start, end, machine, span)
    if (part !== null && 'kind' in part) return part
    const at = part === null ? -1 : find(part.text, what.value)
    if (at === -1 && insists) return machine.fail('ValueError', 'substring not found', span)
    return int(at === -1 ? -1 : at + (part?.at ?? 0))
  })

const first = (text: string, what: string): number => text.indexOf(what)
const last = (text: string, what: string): number => text.lastIndexOf(what)

const count = new Method('what, start?, end?', (self, [what, start, end], machine, span) => {
  if (what?.kind !== 'str' || isWide(textOf(self)))
    return machine.unknown('the number of places is not worked out', span)
  const part = partOf(textOf(self), start, end, machine, span)
  if (part === null) return int(0)
  if ('kind' in part) return part
  return int(what.value === '' ? part.text.length + 1 : part.text.split(what.value).length - 1)
})

const beginning = (matches: (text: string, what: string) => boolean): Method =>
  new Method('what, start?, end?', (self, given: Given, machine, span) => {
    const [what, start, end] = given
    const part = partOf(textOf(self), start, end, machine, span)
    if (part === null) return bool(false)
    if ('kind' in part) return part
    const options = what?.kind === 'tuple' ? what.items : [what as Value]
    const unknown = options.find(option => option.kind !== 'str')
    if (options.some(option => option.kind === 'str' && matches(part.text, option.value))) return bool(true)
    if (unknown?.kind === 'unknown') return unknown
    if (unknown === undefined || unknown.kind === 'instance')
      return unknown === undefined ? bool(false) : machine.unknown('the text is not told', span)
    return machine.fail('TypeError', `the first argument must be str or a tuple of str, not ${unknown.kind}`, span)
  })

export const SEARCH_METHODS: readonly (readonly [string, Method])[] = [
  ['find', searching(first, false)],
  ['rfind', searching(last, false)],
  ['index', searching(first, true)],
  ['rindex', searching(last, true)],
  ['count', count],
  ['startswith', beginning((text, what) => text.startsWith(what))],
  ['endswith', beginning((text, what) => text.endsWith(what))],
]
