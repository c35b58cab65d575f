import { Method } from '../core/builtin.js'
import { list, str } from '../core/make.js'
import type { Value } from '../value.js'
import { SPACE, textOf } from './str-given.js'

const SPACES = new RegExp(`[${SPACE}]+`, 'g')
const isSpace = new RegExp(`[${SPACE}]`)

const splitting = (fromEnd: boolean): Method =>
  new Method('sep?, maxsplit?', (self, [sep, maxsplit], machine, span) => {
    const text = textOf(self)
    const most = maxsplit?.kind === 'int' && maxsplit.value >= 0n ? Number(maxsplit.value) : Number.POSITIVE_INFINITY
    machine.charge(text.length, span)
    if (sep === undefined || sep.kind === 'none') return list(words(text, most, fromEnd).map(str))
    if (sep.kind !== 'str') return machine.unknown('the separator is not told', span)
    if (sep.value === '') return machine.fail('ValueError', 'empty separator', span)
    const parts = text.split(sep.value)
    machine.room(parts.length, span)
    return list(limited(parts, most, fromEnd, sep.value).map(str))
  })

function limited(parts: string[], most: number, fromEnd: boolean, sep: string): string[] {
  const over = parts.length - 1 - most
  if (over <= 0) return parts
  if (fromEnd) return [parts.slice(0, over + 1).join(sep), ...parts.slice(over + 1)]
  return [...parts.slice(0, most), parts.slice(most).join(sep)]
}

/** Split at white space, of which what is at the ends does not count. */
function words(text: string, most: number, fromEnd: boolean): string[] {
  const all = text.split(SPACES).filter(word => word !== '')
  if (all.length - 1 <= most) return all
  if (fromEnd) {
    let end = trimmed(text, isSpace, false, true).length
    const found: string[] = []
    for (let at = 0; at < most; at += 1) {
      let start = end
      while (start > 0 && !isSpace.test(text[start - 1] as string)) start -= 1
      found.unshift(text.slice(start, end))
      end = trimmed(text.slice(0, start), isSpace, false, true).length
    }
    return [text.slice(0, end), ...found]
  }
  let rest = trimmed(text, isSpace, true, false)
  const found: string[] = []
  for (let at = 0; at < most; at += 1) {
    const end = rest.search(isSpace)
    found.push(rest.slice(0, end))
    rest = trimmed(rest.slice(end), isSpace, true, false)
  }
  return [...found, trimmed(rest, isSpace, false, false)]
}

function trimmed(text: string, what: { test(character: string): boolean }, atStart: boolean, atEnd: boolean): string {
  let [start, end] = [0, text.length]
  while (atStart && start < end && what.test(text[start] as string)) start += 1
  while (atEnd && end > start && what.test(text[end - 1] as string)) end -= 1
  return text.slice(start, end)
}

const stripping = (atStart: boolean, atEnd: boolean): Method =>
  new Method('characters?', (self, [characters], machine, span) => {
    if (characters === undefined || characters.kind === 'none')
      return str(trimmed(textOf(self), isSpace, atStart, atEnd))
    if (characters.kind !== 'str') return machine.unknown('the characters are not told', span)
    const among = new Set(characters.value)
    return str(trimmed(textOf(self), { test: character => among.has(character) }, atStart, atEnd))
  })

const ENDS = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g

const splitlines = new Method('keepends?', (self, [keepends], machine) => {
  const text = textOf(self)
  const keeps = machine.truth(keepends ?? ({ kind: 'none' } as Value)) === true
  const lines: string[] = []
  let start = 0
  for (const { index, 0: end } of text.matchAll(ENDS)) {
    lines.push(text.slice(start, keeps ? index + end.length : index))
    start = index + end.length
  }
  if (start < text.length) lines.push(text.slice(start))
  return list(lines.map(str))
})

const expandtabs = new Method('tabsize?', (self, [tabsize], machine, span) => {
  const size = tabsize?.kind === 'int' ? Number(tabsize.value) : 8
  let [made, column] = ['', 0]
  if (size > 1_000) return machine.unknown('the text is too long', span)
  for (const character of textOf(self)) {
    const missing = character === '\t' && size > 0 ? size - (column % size) : 0
    made += character === '\t' ? ' '.repeat(missing) : character
    column = character === '\n' || character === '\r' ? 0 : column + (character === '\t' ? missing : 1)
  }
  return machine.made(made, span)
})

export const SPLIT_METHODS: readonly (readonly [string, Method])[] = [
  ['split', splitting(false)],
  ['rsplit', splitting(true)],
  ['splitlines', splitlines],
  ['strip', stripping(true, true)],
  ['lstrip', stripping(true, false)],
  ['rstrip', stripping(false, true)],
  ['expandtabs', expandtabs],
]
