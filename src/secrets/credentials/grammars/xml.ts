import { DEEPEST, type Entry, entryOf, type Grammar, type Group, groupOf } from '../entries.js'

interface Element {
  name: string
  group: Group
  /** Where its text begins, until another element begins in it. */
  text: number
}

const NAME = /[A-Za-z_][\w:.-]{0,199}/y
const ATTRIBUTE = /\s*([^\s=>/"'<]{1,200})\s{0,100}=\s{0,100}(["'])/y
const CDATA = '<![CDATA['
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,3})|#[xX]([0-9A-Fa-f]{1,2}));/g

/**
 * The attributes of elements, and the texts of those that hold nothing else. A text has its element's name, or the one
 * that an attribute `name` or `key` gives it, stands in the group of the element around it, and knows its attributes.
 */
export const xml: Grammar = function* read(content) {
  const root: Element = { name: '', group: groupOf('', null), text: -1 }
  const open = [root]
  for (let at = content.indexOf('<'); at >= 0; at = content.indexOf('<', at)) {
    const skipped = skip(content, at)
    if (skipped < 0) return
    if (skipped > at) {
      at = skipped
      continue
    }
    const closes = content[at + 1] === '/'
    NAME.lastIndex = closes ? at + 2 : at + 1
    const [name] = NAME.exec(content) ?? []
    if (name === undefined) {
      at += 1
    } else if (closes) {
      const text = closed(content, at, name, open)
      if (text !== null) yield text
      at = NAME.lastIndex
    } else {
      const parent = open.at(-1) as Element
      parent.text = -1
      const group = groupOf(name, parent.group)
      at = NAME.lastIndex
      for (let next = attribute(content, at, group); next !== null; next = attribute(content, at, group)) {
        if (next.end < 0) return
        yield next.entry
        at = next.end
      }
      const end = content.indexOf('>', at)
      if (end < 0) return
      if (content[end - 1] !== '/' && open.length < DEEPEST) open.push({ name, group, text: end + 1 })
      at = end + 1
    }
  }
}

/** Behind a comment, an instruction or a declaration; the same place where none is; -1 where it has no end. */
function skip(content: string, at: number): number {
  if (content.startsWith(CDATA, at)) return behind(content, ']]>', at)
  if (content.startsWith('<!--', at)) return behind(content, '-->', at)
  if (content[at + 1] === '?' || content[at + 1] === '!') return behind(content, '>', at)
  return at
}

function behind(content: string, end: string, at: number): number {
  const found = content.indexOf(end, at)
  return found < 0 ? -1 : found + end.length
}

function attribute(content: string, at: number, group: Group): { entry: Entry; end: number } | null {
  ATTRIBUTE.lastIndex = at
  const [, name, quote] = ATTRIBUTE.exec(content) ?? []
  if (name === undefined || quote === undefined) return null
  const start = ATTRIBUTE.lastIndex
  const end = content.indexOf(quote, start)
  const value = end < 0 ? '' : plain(content.slice(start, end))
  return { entry: entryOf(group, name, value, start, Math.max(start, end)), end: end < 0 ? -1 : end + 1 }
}

/** The text of the element that ends there, where it has one; elements that were never closed end with it. */
function closed(content: string, at: number, name: string, open: Element[]): Entry | null {
  const index = open.findLastIndex(element => element.name === name)
  if (index < 1) return null
  const [element] = open.splice(index) as [Element]
  if (element.text < 0) return null
  const [start, end, value] = textOf(content, element.text, at)
  if (value === '') return null
  const { group } = element
  const given = group.entries.find(entry => /^(?:name|key)$/i.test(entry.name))?.value
  const around = group.parent as Group
  return Object.assign(entryOf(around, given ?? element.name, value, start, end), { attributes: group })
}

function textOf(content: string, from: number, to: number): [start: number, end: number, value: string] {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(content[start] as string)) start += 1
  while (end > start && /\s/.test(content[end - 1] as string)) end -= 1
  if (!content.startsWith(CDATA, start)) return [start, end, plain(content.slice(start, end))]
  const close = content.indexOf(']]>', start)
  const inner = start + CDATA.length
  return [inner, close, content.slice(inner, close)]
}

function plain(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return ENTITIES[name] as string
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number.parseInt(decimal, 10)
    return code < 256 ? String.fromCharCode(code) : whole
  })
}
