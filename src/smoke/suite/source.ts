import type { LineCounter, Node as YamlNode } from 'yaml'
import { parseYaml } from '../../gate/document.js'
import { type Mistake, UserMistake } from '../../gate/mistake.js'
import { nearest, suggestion } from '../../gate/nearest.js'
import type { RepoPath } from '../../gate/path.js'
import { parseNumber } from '../expect/number.js'
import type { Place } from './model.js'

/** A value of the suite's file, and where it stands. */
export type Node = Scalar | List | Entries

export interface Scalar {
  kind: 'scalar'
  value: null | boolean | number | bigint | string
  /** As it is written, without quotes. */
  text: string
  place: Place
}

export interface List {
  kind: 'list'
  items: readonly Node[]
  place: Place
}

export interface Entries {
  kind: 'map'
  entries: ReadonlyMap<string, Entry>
  place: Place
}

export interface Entry {
  value: Node
  /** Of the key. */
  place: Place
}

/** Names and values in a suite may have any length. */
const LONGEST_WHERE = 200
const LONGEST_MESSAGE = 600

/** Collects what is wrong with a suite. */
export class Mistakes {
  private readonly all = new Map<string, Mistake>()

  /** `where` names the field, such as `checks[0].expect`. What is wrong in the defaults is told once, whoever uses them. */
  add(where: string, message: string, place: Place): void {
    const mistake = { where: shortened(where, LONGEST_WHERE), message: shortened(message, LONGEST_MESSAGE), ...place }
    this.all.set(JSON.stringify(mistake), mistake)
  }

  /**
   * What may have been meant by a name that is not one of the suite's: there can be as many names as mistakes, and each
   * comparison takes its time, so that not all is compared.
   */
  hint(name: string, names: Iterable<string>): string {
    if (this.all.size > 50) return ''
    const candidates = [...names].slice(0, 2000)
    if (candidates.length <= 20) return candidates.length === 0 ? '' : suggestion(name, candidates)
    const near = nearest(name, candidates)
    return near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`
  }

  /** Whether there is one so far. */
  get any(): boolean {
    return this.all.size > 0
  }

  /** @throws UserMistake with all of them, in the order of the file; those that stand in no file come first. */
  settle(): void {
    if (this.all.size === 0) return
    const placed = [...this.all.values()]
    throw new UserMistake(placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)))
  }
}

/** Reads YAML as a tree; null where it holds nothing. */
export async function treeOf(text: string, file: RepoPath, mistakes: Mistakes): Promise<Node | null> {
  const yaml = await import('yaml')
  const lines = new yaml.LineCounter()
  const { document, faults } = parseYaml(yaml, text, lines)
  for (const { message, offset } of faults) mistakes.add('', message, placeAt(lines, file, offset))
  const contents = document?.contents ?? null
  if (faults.length > 0 || contents === null) return null
  return new TreeReader(yaml, lines, file, mistakes).read(contents)
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`
}

class TreeReader {
  constructor(
    private readonly yaml: typeof import('yaml'),
    private readonly lines: LineCounter,
    private readonly file: RepoPath,
    private readonly mistakes: Mistakes,
  ) {}

  read(node: YamlNode | null, fallback?: Place): Node {
    const place = node?.range ? placeAt(this.lines, this.file, node.range[0]) : (fallback ?? { file: this.file })
    if (this.yaml.isSeq(node)) {
      return { kind: 'list', items: node.items.map(item => this.read(item as YamlNode | null, place)), place }
    }
    if (this.yaml.isMap(node)) return { kind: 'map', entries: this.entries(node.items, place), place }
    return this.yaml.isScalar(node)
      ? scalarOf(node.value, node.source, place)
      : { kind: 'scalar', value: null, text: '', place }
  }

  private entries(pairs: readonly { key: unknown; value: unknown }[], place: Place): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>()
    for (const pair of pairs) {
      const key = this.read(pair.key as YamlNode | null, place)
      if (key.kind !== 'scalar') this.mistakes.add('', 'has a key that is no text', key.place)
      else if (entries.has(key.text)) this.mistakes.add(key.text, 'is given twice', key.place)
      else entries.set(key.text, { value: this.read(pair.value as YamlNode | null, key.place), place: key.place })
    }
    return entries
  }
}

function scalarOf(value: unknown, source: string | undefined, place: Place): Scalar {
  if (typeof value === 'string') return { kind: 'scalar', value, text: value, place }
  const text = source ?? String(value)
  if (value === null || typeof value === 'boolean') return { kind: 'scalar', value, text, place }
  return { kind: 'scalar', value: parseNumber(text) ?? Number(value), text, place }
}

function placeAt(lines: LineCounter, file: RepoPath, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { file, line, column: col }
}
