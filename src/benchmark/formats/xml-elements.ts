import { FileRefused } from '../refusal.js'

/** What the beginning or the end of an element says. */
export interface XmlElement {
  name: string
  attributes: ReadonlyMap<string, string>
  /** Whether it begins here, ends here, or both. */
  at: 'begin' | 'end' | 'both'
}

/** Results are not nested deeper; it bounds what the names of all elements around one cost. */
const DEEPEST = 100

const TAG = /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*="[^"<]*")*)\s*(\/?)>/y
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)="([^"<]*)"/g

/** What is none of our business: where each begins, and how it ends. */
const SKIPPED: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/** The elements of a result in XML, in order. Text between them is passed over. @throws FileRefused with the line */
export function* xmlElements(text: string): Generator<XmlElement> {
  const around: string[] = []
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = SKIPPED.find(([begin]) => text.startsWith(begin, at))
    if (skipped !== undefined) {
      const end = text.indexOf(skipped[1], at + skipped[0].length)
      if (end < 0) throw refused(text, at, 'ends within what begins here')
      at = end + skipped[1].length
      continue
    }
    TAG.lastIndex = at
    const [tag, end, name = '', attributes = '', empty] = TAG.exec(text) ?? []
    if (tag === undefined) throw refused(text, at, 'has something here that is no element: it may have been cut off')
    if (end === '/') {
      if (around.pop() !== name)
        throw refused(text, at, `has the end of <${name}> where that is not the innermost element`)
    } else if (empty !== '/' && around.push(name) > DEEPEST) {
      throw refused(text, at, `is nested deeper than ${DEEPEST} elements`)
    }
    yield { name, attributes: attributesOf(attributes), at: end === '/' ? 'end' : empty === '/' ? 'both' : 'begin' }
    at += tag.length
  }
  const open = around.pop()
  if (open !== undefined) throw new FileRefused(`ends within <${open}>: it was cut off`)
}

function attributesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescaped(value)]))
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g, (whole, entity, decimal, hex) => {
    if (entity !== undefined) return ENTITIES[entity] as string
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole
  })
}

function refused(text: string, at: number, message: string): FileRefused {
  return new FileRefused(message, text.slice(0, at).split('\n').length)
}
