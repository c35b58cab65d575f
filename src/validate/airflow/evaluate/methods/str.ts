import { Method } from '../core/builtin.js'
import { bool, str, tuple } from '../core/make.js'
import type { Value } from '../value.js'
import { CASE_METHODS } from './str-case.js'
import { FORMAT_METHODS } from './str-format.js'
import { textOf } from './str-given.js'
import { SEARCH_METHODS } from './str-search.js'
import { SPLIT_METHODS } from './str-split.js'

const join = new Method('items', (self, [items], machine, span) => {
  const given = items as Value
  const parts = machine.iterate(given, span)
  if ('kind' in parts) return parts
  if (given.kind === 'set' && parts.length > 1) return machine.unknown('the order of a set is not told', span)
  const texts: string[] = []
  for (const [at, item] of parts.entries()) {
    const part = item.kind === 'instance' ? (item.data ?? item) : item
    if (part.kind === 'unknown') return part
    if (part.kind === 'opaque' || part.kind === 'host') return machine.unknown('a text is not told', span)
    if (part.kind !== 'str')
      return machine.fail('TypeError', `sequence item ${at}: expected str instance, ${part.kind} found`, span)
    machine.charge(part.value.length, span)
    texts.push(part.value)
  }
  return machine.made(texts.join(textOf(self)), span)
})

const replace = new Method('old, new, count?', (self, [old, by, count], machine, span) => {
  if (old?.kind !== 'str' || by?.kind !== 'str') return machine.unknown('what is replaced is not told', span)
  const most = count?.kind === 'int' && count.value >= 0n ? Number(count.value) : Number.POSITIVE_INFINITY
  const pieces = old.value === '' ? ['', ...Array.from(textOf(self)), ''] : textOf(self).split(old.value)
  const rest = most < pieces.length - 1 ? pieces.splice(most + 1) : []
  machine.charge(pieces.length * by.value.length, span)
  if (rest.length > 0) pieces.push([pieces.pop(), ...rest].join(old.value))
  return machine.made(pieces.join(by.value), span)
})

/** Pads a text on one side or both. */
const padding = (before: (missing: number, width: number) => number): Method =>
  new Method('width, fill?', (self, [width, fill], machine, span) => {
    const text = textOf(self)
    const wide = width?.kind === 'int' ? Number(width.value) : 0
    const missing = Math.max(0, wide - Array.from(text).length)
    if (missing > machine.limits.text) machine.room(Number.POSITIVE_INFINITY, span)
    const sign = fill === undefined ? ' ' : textOf(fill)
    const left = before(missing, wide)
    return machine.made(sign.repeat(left) + text + sign.repeat(missing - left), span)
  })

const zfill = new Method('width', (self, [width], machine, span) => {
  const text = textOf(self)
  const missing = (width?.kind === 'int' ? Number(width.value) : 0) - Array.from(text).length
  if (missing > machine.limits.text) machine.room(Number.POSITIVE_INFINITY, span)
  const sign = /^[-+]/.test(text) ? text[0] : ''
  return missing <= 0 ? self : machine.made(`${sign}${'0'.repeat(missing)}${text.slice(sign?.length ?? 0)}`, span)
})

const encode = new Method('encoding?, errors?', (self, [encoding, errors], machine, span) => {
  const text = textOf(self)
  const name = encoding === undefined ? 'utf-8' : textOf(encoding).toLowerCase()
  if (/^[\0-\x7f]*$/.test(text) && /^(utf-?8|ascii|latin-?1)$/.test(name)) return { kind: 'bytes', value: text }
  if (name === 'ascii' && errors !== undefined && textOf(errors) === 'ignore')
    return { kind: 'bytes', value: text.replace(/[^\0-\x7f]/gu, '') }
  if (/^utf-?8$/.test(name) && !/\p{Cs}/u.test(text))
    return {
      kind: 'bytes',
      value: Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''),
    }
  return machine.unknown('the bytes of the text are not worked out', span)
})

const translate = new Method('table', (self, [table], machine, span) => {
  if (table?.kind !== 'dict' || table.partly !== undefined) return machine.unknown('the table is not told', span)
  let made = ''
  for (const character of textOf(self)) {
    const entry = table.entries.get(`i${character.codePointAt(0)}`)
    if (entry === undefined) made += character
    else if (entry.value.kind === 'str') made += entry.value.value
    else if (entry.value.kind === 'int') made += String.fromCodePoint(Number(entry.value.value))
  }
  return machine.made(made, span)
})

/** Cuts a text in three at the first or the last place of another. */
const partition = (fromEnd: boolean): Method =>
  new Method('separator', (self, [separator], machine, span) => {
    const [text, by] = [textOf(self), textOf(separator as Value)]
    if (by === '') return machine.fail('ValueError', 'empty separator', span)
    const at = fromEnd ? text.lastIndexOf(by) : text.indexOf(by)
    if (at === -1) return tuple(fromEnd ? [str(''), str(''), str(text)] : [str(text), str(''), str('')])
    return tuple([str(text.slice(0, at)), str(by), str(text.slice(at + by.length))])
  })

const without = (isPrefix: boolean): Method =>
  new Method('part', (self, [given]) => {
    const [text, part] = [textOf(self), textOf(given as Value)]
    if (isPrefix) return str(text.startsWith(part) ? text.slice(part.length) : text)
    return str(part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text)
  })

export const STR_METHODS: ReadonlyMap<string, Method> = new Map([
  ...CASE_METHODS,
  ...FORMAT_METHODS,
  ...SEARCH_METHODS,
  ...SPLIT_METHODS,
  ['join', join],
  ['replace', replace],
  ['ljust', padding(() => 0)],
  ['rjust', padding(missing => missing)],
  ['center', padding((missing, width) => Math.floor(missing / 2) + (missing & width & 1))],
  ['zfill', zfill],
  ['encode', encode],
  ['translate', translate],
  ['partition', partition(false)],
  ['rpartition', partition(true)],
  ['removeprefix', without(true)],
  ['removesuffix', without(false)],
  ['__contains__', new Method('item', (self, [item]) => bool(textOf(self).includes(textOf(item as Value))))],
])
