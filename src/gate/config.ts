import type { LineCounter, Node, Pair, YAMLMap } from 'yaml'
import { parseYaml } from './document.js'
import type { Given, GivenInputs } from './given.js'
import { type Mistake, UserMistake } from './mistake.js'
import { suggestion } from './nearest.js'
import type { RepoPath } from './path.js'

/** The configuration file: for each gate that it names, the inputs it gives. */
export type Config = ReadonlyMap<string, GivenInputs>

/**
 * Reads the text of `.github/pipeline-actions.yml`: one key per gate, its inputs beneath.
 *
 * @throws UserMistake with every fault of the file, each at its line and column
 */
export async function parseConfig(text: string, path: RepoPath, gates: readonly string[]): Promise<Config> {
  // The parser is loaded only where there is something to parse: most jobs start without it.
  return new ConfigReader(await import('yaml'), path, gates).read(text)
}

class ConfigReader {
  private readonly mistakes: Mistake[] = []
  private readonly lines: LineCounter

  constructor(
    private readonly yaml: typeof import('yaml'),
    private readonly path: RepoPath,
    private readonly gates: readonly string[],
  ) {
    this.lines = new yaml.LineCounter()
  }

  read(text: string): Config {
    const { document, faults } = parseYaml(this.yaml, text, this.lines)
    for (const { message, offset } of faults) this.refuse('', message, offset)
    const config = new Map<string, GivenInputs>()
    const contents = document?.contents ?? null
    if (faults.length === 0 && !this.isEmpty(contents)) {
      for (const [gate, value, key] of this.entries(contents, 'a map of gates, one key each', '')) {
        if (!this.gates.includes(gate)) this.refuse(gate, `there is no such gate${suggestion(gate, this.gates)}`, key)
        else config.set(gate, this.inputs(gate, value))
      }
    }
    if (this.mistakes.length > 0) throw new UserMistake(this.mistakes)
    return config
  }

  private inputs(gate: string, node: Node | null): GivenInputs {
    const inputs = new Map<string, Given>()
    if (this.isEmpty(node)) return inputs
    for (const [name, value, key] of this.entries(node, 'a map of inputs', gate)) {
      const place = { where: name, file: this.path, ...this.position(value?.range?.[0] ?? key) }
      if (this.isStructured(value)) {
        const json = this.plain(name, value)
        if (json !== null) inputs.set(name, { values: [json], listed: false, structured: true, place })
        continue
      }
      const listed = this.yaml.isSeq(value)
      const values = (listed ? value.items : [value]).map(item => this.scalarText(name, item, key))
      if (values.every(text => text !== null)) inputs.set(name, { values, listed, place })
    }
    return inputs
  }

  /** A map, or a sequence with a map or a sequence in it. */
  private isStructured(node: Node | null): boolean {
    return this.yaml.isMap(node) || (this.yaml.isSeq(node) && node.items.some(item => this.yaml.isCollection(item)))
  }

  /** The node as JSON, scalars as they are written; null, and refused, where it has what JSON has not. */
  private plain(where: string, node: Node | null): string | null {
    const refused = this.mistakes.length
    const value = this.value(where, node)
    return this.mistakes.length === refused ? JSON.stringify(value) : null
  }

  private value(where: string, node: unknown): unknown {
    if (this.yaml.isSeq(node)) return node.items.map(item => this.value(where, item))
    if (!this.yaml.isMap(node)) return this.scalarText(where, node, 0)
    const entries = [...this.entries(node, 'a map', where)].map(([name, value]) => [name, this.value(where, value)])
    return Object.fromEntries(entries)
  }

  private isEmpty(node: unknown): boolean {
    return node === null || (this.yaml.isScalar(node) && node.value === null)
  }

  /** The pairs of a map with the offset of each key; what is no map, or repeats a key, is refused. */
  private *entries(node: unknown, expected: string, where: string): Generator<[string, Node | null, number]> {
    if (!this.yaml.isMap(node)) {
      this.refuse(where, `must be ${expected}`, (node as Node | null)?.range?.[0] ?? 0)
      return
    }
    const seen = new Set<string>()
    for (const pair of (node as YAMLMap).items as Pair<Node, Node | null>[]) {
      const offset = pair.key?.range?.[0] ?? 0
      const name = this.scalarText(where, pair.key, offset)
      if (name === null) continue
      if (seen.has(name)) this.refuse(name, 'is given twice', offset)
      else yield [name, pair.value, offset]
      seen.add(name)
    }
  }

  /** A scalar as it is written (`80.50` stays so), an empty one as empty text; null, and refused, for all else. */
  private scalarText(where: string, node: unknown, offset: number): string | null {
    if (node === null) return ''
    if (this.yaml.isScalar(node)) {
      if (node.value === null) return ''
      return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
    }
    this.refuse(where, 'must be a value or a list of values', (node as Node).range?.[0] ?? offset)
    return null
  }

  private refuse(where: string, message: string, offset: number): void {
    this.mistakes.push({ where, message, file: this.path, ...this.position(offset) })
  }

  private position(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset)
    return { line, column: col }
  }
}
