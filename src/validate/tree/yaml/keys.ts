import { quoted } from '../../words/quoted.js'
import type { Node, Pair, ScalarNode } from '../node.js'
import { LONGEST_KEY } from './limits.js'
import type { Reader } from './reader.js'

/** Up to here, and as long as all keys are texts, looking at every pair is faster than a table. */
const FEW = 8

/** A key with its value. */
export function pairOf(key: Node, value: Node): Pair {
  return { key, name: key.kind === 'scalar' ? key.text : '', value }
}

/** The pairs of a map while it is read: says where a key was there before. */
export class Keys {
  private table: Map<string, Pair> | null = null

  constructor(
    private readonly reader: Reader,
    private readonly pairs: Pair[],
  ) {}

  add(pair: Pair): void {
    const { key } = pair
    if (key.kind === 'scalar') {
      const first = this.find(pair, key)
      if (first !== undefined) this.faultTwice(key, first.key)
    }
    this.pairs.push(pair)
  }

  private find(pair: Pair, key: ScalarNode): Pair | undefined {
    if (this.table !== null) return this.enter(pair, key)
    const { pairs } = this
    if (pairs.length < FEW && key.type === 'string') {
      for (const other of pairs) if (other.name === pair.name && other.key.kind === 'scalar') return other
      return undefined
    }
    this.table = new Map()
    for (const other of pairs) if (other.key.kind === 'scalar') this.enter(other, other.key)
    return this.enter(pair, key)
  }

  // The pair that had the key before.
  private enter(pair: Pair, key: ScalarNode): Pair | undefined {
    const table = this.table as Map<string, Pair>
    const identity = key.type === 'string' ? key.text : `\0${key.type}\0${canonical(key)}`
    const before = table.get(identity)
    if (before === undefined) table.set(identity, pair)
    return before
  }

  private faultTwice(key: ScalarNode, first: Node): void {
    const related = { message: 'The first is here.', start: first.start, end: first.end }
    const message = `This map has the key ${quoted(key.text)} already, on line ${this.reader.lineOf(first.start)}.`
    this.reader.fault('yaml/duplicate-key', message, key.start, key.end, related)
  }
}

function canonical({ text, type }: ScalarNode): string {
  if (type === 'null') return ''
  return type === 'boolean' ? text.toLowerCase() : text
}

/** Says where a key that nothing announces is longer than readers must look for its colon. */
export function faultLongKey(reader: Reader, start: number, end: number): void {
  if (end - start <= LONGEST_KEY) return
  const message = `A key can be ${LONGEST_KEY} characters long, unless \`? \` stands before it; this one has ${end - start}.`
  reader.fault('yaml/syntax', message, start, end)
}
