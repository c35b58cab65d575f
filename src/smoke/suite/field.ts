import { suggestion } from '../../gate/nearest.js'
import type { Environment } from './environment.js'
import type { Kind } from './kinds.js'
import type { Place, Template } from './model.js'
import type { References } from './references.js'
import type { Mistakes, Node } from './source.js'
import { templateOf } from './templates.js'

/** Two braces that are no variable; a dollar before them is of GitHub's expressions. */
const BROKEN = /\$?(?<!\\)\{\{(?!\s{0,9}[A-Za-z_][A-Za-z0-9_-]*\s{0,9}\}\}).{0,20}/

/** What the reading of a suite gathers on its way. */
export interface Reading {
  mistakes: Mistakes
  references: References
  environment: Environment
  /** Notes what can only be held to its rules when a library has been loaded. */
  later(check: () => Promise<void>): void
}

/** A value of a suite with its name, and all that it may turn out to be. What is refused is told, and undefined or empty. */
export class Field {
  constructor(
    readonly node: Node,
    /** The names on the way to it, such as `checks[0].expect`. */
    readonly where: string,
    readonly reading: Reading,
    /** Of its key, where it has one. */
    readonly key: Place = node.place,
  ) {}

  /** Where the value stands. */
  get place(): Place {
    return this.node.place
  }

  get isScalar(): boolean {
    return this.node.kind === 'scalar'
  }

  refuse(message: string, place: Place = this.place): void {
    this.reading.mistakes.add(this.where, message, place)
  }

  as<T>(kind: Kind<T>): T | undefined {
    const value = this.node.kind === 'scalar' ? kind.read(this.node) : undefined
    if (value === undefined) this.refuse(`${this.shown()}must be ${kind.expects}`)
    return value
  }

  /** A text with variables; numbers and `true` are taken as they are written. */
  template(): Template | undefined {
    if (this.node.kind === 'scalar' && this.node.value !== null) {
      const template = this.templateOf(this.node.text)
      return BROKEN.test(this.node.text) ? undefined : template
    }
    this.refuse('must be a text')
    return undefined
  }

  templateOf(text: string): Template {
    const fault = BROKEN.exec(text)?.[0]
    if (fault !== undefined) {
      const remedy = fault.startsWith('$')
        ? 'which is filled in by GitHub in workflows only; a variable of the suite may be { env: NAME }'
        : 'which is no variable such as {{name}}; two braces as such are \\{{'
      this.refuse(`has ${JSON.stringify(fault)}, ${remedy}`)
    }
    return templateOf(text, this.place)
  }

  /**
   * A map of which the keys are known; others are refused with the nearest right word, or why such a map cannot have them.
   */
  fields(known: readonly string[], expects = 'a map', elsewhere?: Elsewhere): Fields | undefined {
    if (this.node.kind !== 'map') {
      const isEmpty = this.node.kind === 'scalar' && this.node.text === ''
      const empty = isEmpty ? 'has nothing below it: look at how the lines are indented; it ' : ''
      this.refuse(`${empty}must be ${expects}, with keys of ${known.join(', ')}`)
      return undefined
    }
    const fields = new Map<string, Field>()
    for (const [name, field] of this.entries('')) {
      if (known.includes(name)) fields.set(name, field)
      else field.refuse(elsewhere?.(name) ?? `is unknown here${suggestion(name, known)}`, field.key)
    }
    return new Fields(this, fields, fields.size < this.node.entries.size)
  }

  /** A map whose keys are names of the user's. */
  entries(expects: string): [name: string, Field][] {
    if (this.node.kind === 'map') {
      return [...this.node.entries].map(([name, { value, place }]) => [
        name,
        new Field(value, this.path(name), this.reading, place),
      ])
    }
    this.refuse(`must be a map ${expects}`)
    return []
  }

  items(expects: string): Field[] {
    if (this.node.kind === 'list') {
      return this.node.items.map((item, index) => new Field(item, `${this.where}[${index}]`, this.reading))
    }
    this.refuse(`must be a list ${expects}`)
    return []
  }

  /** The items of a list that must have one. */
  someItems(expects: string, one = 'an item'): Field[] {
    const items = this.items(expects)
    if (this.node.kind === 'list' && items.length === 0) this.refuse(`must have ${one} at least`)
    return items
  }

  /** The items of a list, or the one value. */
  each(): Field[] {
    return this.node.kind === 'list' ? this.items('') : [this]
  }

  private path(name: string): string {
    return this.where === '' ? name : `${this.where}.${name}`
  }

  /** What is written, for messages: with a blank behind it, and nothing where it is long. */
  shown(): string {
    return this.node.kind === 'scalar' && this.node.text !== '' && this.node.text.length <= 50
      ? `${JSON.stringify(this.node.text)} `
      : ''
  }
}

/** Says of a key that is known in other places why it cannot be here. */
export type Elsewhere = (name: string) => string | undefined

/** The fields of a map with known keys. */
export class Fields {
  constructor(
    /** The map as a whole. */
    readonly whole: Field,
    private readonly all: ReadonlyMap<string, Field>,
    /** Whether the map had other keys, which were refused. */
    private readonly hadOthers: boolean,
  ) {}

  /** Refuses the map for what it does not say; a key that was refused is mostly just that, mistyped. */
  lack(message: string): void {
    if (!this.hadOthers) this.whole.refuse(message)
  }

  get(name: string): Field | undefined {
    return this.all.get(name)
  }

  has(name: string): boolean {
    return this.all.has(name)
  }

  /** Those of the names that are given. */
  given<Name extends string>(names: readonly Name[]): Name[] {
    return names.filter(name => this.all.has(name))
  }

  as<T>(name: string, kind: Kind<T>): T | undefined {
    return this.all.get(name)?.as(kind)
  }

  template(name: string): Template | undefined {
    return this.all.get(name)?.template()
  }
}
