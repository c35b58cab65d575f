import { DEEPEST, type Entry, entryOf, type Grammar, type Group, groupOf } from '../entries.js'
import { lineAt } from './lines.js'

/** A mapping or an item of a list that is open: what belongs to it is indented more. */
interface Frame {
  indent: number
  group: Group
  item: boolean
}

const KEY =
  /(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|([^\s"'#[\]{},&*!|>%@`:][^\s:]{0,255}(?::[^\s:]{1,255}){0,3}))[ \t]{0,32}:(?=[ \t]|$)/y
const PAIR =
  /(?:"([^"\n]{1,256})"|([\w.@/-]{1,256}))[ \t]{0,32}:[ \t]{1,32}(?:"([^"\n]{0,4096})"|'([^'\n]{0,4096})'|([^,}\s]{1,4096}))/dg
const DASH = /-[ \t]{1,32}/y
/** A tag for a plain text, or an anchor, says nothing; another tag makes the value something else. */
const PREFIX = /(?:!!str|&[^\s]{1,64})[ \t]{1,16}/y
const BLOCK = /^[|>][+-]?\d?[+-]?(?:[ \t]+#.*)?$/

/** Keys and certificates take some dozens. */
const MOST_LINES = 2000

/** The texts of block mappings, lists, block texts and flow mappings on one line: what configurations are written in. */
export const yaml: Grammar = function* read(content) {
  let frames: Frame[] = [{ indent: -1, group: groupOf('', null), item: false }]
  let next = 0
  for (let line = lineAt(content, next); line !== null; line = lineAt(content, next)) {
    const { text, start } = line
    next = line.next
    let at = indentOf(text)
    if (at >= text.length || text[at] === '#') continue
    if (text.startsWith('---')) {
      frames = [{ indent: -1, group: groupOf('', null), item: false }]
      continue
    }
    DASH.lastIndex = at
    while (DASH.test(text) && frames.length < DEEPEST) {
      const indent = at
      close(frames, frame => frame.indent > indent || (frame.indent === indent && frame.item))
      const { group } = frames.at(-1) as Frame
      frames.push({ indent, group: groupOf('', group), item: true })
      at = DASH.lastIndex
    }
    KEY.lastIndex = at
    const key = KEY.exec(text)
    const name = key?.[1] ?? key?.[2] ?? key?.[3]
    if (name !== undefined) close(frames, frame => frame.indent >= at)
    const { group } = frames.at(-1) as Frame
    const [from, to] = valueSpan(text, name === undefined ? at : KEY.lastIndex)
    const written = text.slice(from, to)
    if (BLOCK.test(written)) {
      const block = blockAt(content, next, indentOf(text))
      if (name !== undefined && block !== null) yield entryOf(group, name, block.value, block.start, block.end)
      next = block?.next ?? next
    } else if (written.startsWith('{')) {
      yield* pairs(groupOf(name ?? '', group), written, start + from)
    } else if (written === '' && name !== undefined && frames.length < DEEPEST) {
      frames.push({ indent: at, group: groupOf(name, group), item: false })
    } else if (written !== '' && !/^[!*[]/.test(written)) {
      yield entryOf(group, name ?? namedAbove(group), written, start + from, start + to)
    }
  }
}

function close(frames: Frame[], isOver: (frame: Frame) => boolean): void {
  while (frames.length > 1 && isOver(frames.at(-1) as Frame)) frames.pop()
}

function namedAbove({ name, parent }: Group): string {
  return name !== '' || parent === null ? name : parent.name
}

function indentOf(text: string): number {
  let at = 0
  while (text[at] === ' ') at += 1
  return at
}

function valueSpan(text: string, after: number): [from: number, to: number] {
  let from = after
  while (text[from] === ' ' || text[from] === '\t') from += 1
  PREFIX.lastIndex = from
  if (PREFIX.test(text)) from = PREFIX.lastIndex
  const quote = text[from]
  if (quote === '"' || quote === "'") {
    let end = text.indexOf(quote, from + 1)
    while (end > 0 && text[end - 1] === '\\' && quote === '"') end = text.indexOf(quote, end + 1)
    if (end > 0) return [from + 1, end]
  }
  const comment = text[from] === '#' ? 0 : text.slice(from).search(/[ \t]#/)
  let to = comment < 0 ? text.length : from + comment
  while (to > from && /\s/.test(text[to - 1] as string)) to -= 1
  return [from, to]
}

/** The lines from there that are indented more, as the text that they are. */
function blockAt(content: string, from: number, indent: number) {
  const parts: string[] = []
  let [start, end, next] = [-1, -1, from]
  for (let line = lineAt(content, from); line !== null; line = lineAt(content, next)) {
    const { text } = line
    const inner = indentOf(text)
    if ((inner < text.length && inner <= indent) || parts.length >= MOST_LINES) break
    next = line.next
    parts.push(text.slice(inner))
    if (inner >= text.length) continue
    if (start < 0) start = line.start + inner
    end = line.start + text.length
  }
  return start < 0 ? null : { value: parts.join('\n').trim(), start, end, next }
}

function* pairs(group: Group, written: string, start: number): Generator<Entry> {
  for (const found of written.slice(0, 8192).matchAll(PAIR)) {
    const value = found[3] ?? found[4] ?? found[5] ?? ''
    const [from, to] = found.indices?.[3] ?? found.indices?.[4] ?? found.indices?.[5] ?? [0, 0]
    yield entryOf(group, found[1] ?? found[2] ?? '', value, start + from, start + to)
  }
}
