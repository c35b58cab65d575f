import { parseYaml } from './document.js'
import { type Mistake, UserMistake } from './mistake.js'
import { suggestion } from './nearest.js'

/** A value of a structured input: scalars are text, as they were written. */
export type Structure = string | Structure[] | { [name: string]: Structure }

/**
 * Reads the text of a structured input: YAML, of which JSON is a part.
 *
 * @throws UserMistake with the line of the fault in the text
 */
export async function parseStructure(text: string, where: string): Promise<Structure> {
  const yaml = await import('yaml')
  const lines = new yaml.LineCounter()
  const { document, faults } = parseYaml(yaml, text, lines)
  const [fault] = faults
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.offset)
    throw new UserMistake([
      { where, message: `cannot be read: ${fault.message} (line ${line}, column ${col} of its text)` },
    ])
  }
  return structureOf(document?.contents ?? null)

  function structureOf(node: unknown): Structure {
    if (yaml.isSeq(node)) return node.items.map(structureOf)
    if (yaml.isMap(node)) {
      // A key of any name, `__proto__` too, is a key and nothing else.
      return Object.fromEntries(node.items.map(({ key, value }) => [scalar(key), structureOf(value)]))
    }
    return scalar(node)
  }

  function scalar(node: unknown): string {
    if (node === null) return ''
    if (!yaml.isScalar(node)) throw new UserMistake([{ where, message: 'has a key that is no text' }])
    if (node.value === null) return ''
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
  }
}

/** Reads the fields of one map, and collects what is wrong with it. */
export class FieldReader {
  readonly mistakes: Mistake[] = []
  private readonly fields: Map<string, Structure>

  /** `where` is what the messages name, such as `components[0]`. */
  constructor(
    value: Structure,
    readonly where: string,
    names: readonly string[],
  ) {
    const isMap = typeof value === 'object' && !Array.isArray(value)
    if (!isMap) this.refuse('', 'must be a map')
    this.fields = new Map(isMap ? Object.entries(value) : [])
    for (const name of this.fields.keys()) {
      if (!names.includes(name)) this.refuse(name, `is unknown${suggestion(name, names)}`)
    }
  }

  /** The field's one value, read; undefined where it is absent, or refused. */
  one<T>(name: string, expects: string, parse: (text: string) => T | undefined): T | undefined {
    const value = this.fields.get(name)
    if (value === undefined || value === '') return undefined
    const parsed = typeof value === 'string' ? parse(value.trim()) : undefined
    if (parsed === undefined) this.refuse(name, `${JSON.stringify(value)} is not ${expects}`)
    return parsed
  }

  /** The field's values: one, or a list of them. */
  many(name: string): string[] {
    const value = this.fields.get(name) ?? []
    const values = Array.isArray(value) ? value : [value]
    if (values.every(item => typeof item === 'string')) return values.filter(item => item.trim() !== '')
    this.refuse(name, 'must be a value or a list of values')
    return []
  }

  refuse(name: string, message: string): void {
    this.mistakes.push({ where: name === '' ? this.where : `${this.where}.${name}`, message })
  }
}
