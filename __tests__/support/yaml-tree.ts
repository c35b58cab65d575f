import type { RepoPath } from '../../src/gate/path.js'
import type { Parsed } from '../../src/validate/tree/document.js'
import { type Node, offsetIn, type ScalarNode, type Span } from '../../src/validate/tree/node.js'
import { Source } from '../../src/validate/tree/source.js'
import { parseYaml } from '../../src/validate/tree/yaml/parse.js'

/** The documents of a text as plain values: maps as objects with the keys' texts. */
export function plainIn(text: string): unknown[] {
  return parseYaml(text).documents.map(({ root }) => (root === null ? null : plainOf(root)))
}

function plainOf(node: Node): unknown {
  if (node.kind === 'list') return node.items.map(plainOf)
  if (node.kind === 'map') return Object.fromEntries(node.pairs.map(({ name, value }) => [name, plainOf(value)]))
  if (node.type === 'null') return null
  if (node.type === 'boolean') return node.text.toLowerCase() === 'true'
  return node.type === 'string' ? node.text : Number(node.text)
}

/** Each fault as `line:column-line:column rule: message`. */
export function faultsIn(text: string): string[] {
  const parsed = parseYaml(text)
  const source = new Source('a.yml' as RepoPath, text, 'yaml', parsed)
  const place = (offset: number) => {
    const { line, column } = source.positionOf(offset)
    return `${line}:${column}`
  }
  return parsed.faults.map(({ rule, message, start, end }) => `${place(start)}-${place(end)} ${rule}: ${message}`)
}

/** What is wrong with the places in a parsed text: beyond its end, or not where the text of a scalar stands. */
export function wrongPlaces(text: string, parsed: Parsed = parseYaml(text)): string[] {
  const wrong: string[] = []
  const seen = new Set<Node>()
  const check = (what: string, { start, end }: Span): void => {
    if (!(start >= 0 && start <= end && end <= text.length)) wrong.push(`${what} at ${start}-${end} of ${text.length}`)
  }
  const visit = (node: Node): void => {
    check(node.kind, node)
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'scalar') wrong.push(...wrongOffsets(text, node))
    else for (const part of partsOf(node)) visit(part)
  }
  for (const { root, anchors, aliases, ...span } of parsed.documents) {
    check('document', span)
    if (root !== null) visit(root)
    for (const name of [...anchors, ...aliases]) check('name', name)
  }
  for (const { related, ...fault } of parsed.faults) {
    check('fault', fault)
    if (related !== undefined) check('related', related)
  }
  for (const comment of parsed.comments) {
    check('comment', comment)
    if (text[comment.start] !== '#') wrong.push(`comment at ${comment.start}`)
  }
  return wrong
}

function partsOf(node: Exclude<Node, ScalarNode>): readonly Node[] {
  return node.kind === 'list' ? node.items : node.pairs.flatMap(({ key, value }) => [key, value])
}

// Every character of a scalar is at its offset in the file, but for escapes and for breaks that were folded.
function wrongOffsets(text: string, scalar: ScalarNode): string[] {
  const { style, start } = scalar
  const last = offsetIn(scalar, scalar.text.length)
  if (!(last >= start && last <= text.length)) return [`end of ${style} at ${last}`]
  if (style === 'absent') return []
  for (let index = 0; index < scalar.text.length; index += 1) {
    const at = offsetIn(scalar, index)
    const found = text[at]
    if (found === scalar.text[index]) continue
    const folded = scalar.text[index] === ' ' && (found === '\n' || found === '\r')
    const lineEnd = scalar.text[index] === '\n' && (found === '\r' || at === text.length)
    const escaped = style === 'double' && (found === '\\' || text[at - 1] === '\\')
    if (!folded && !lineEnd && !escaped) return [`${style}, index ${index}: ${JSON.stringify(found)} at ${at}`]
  }
  return []
}
