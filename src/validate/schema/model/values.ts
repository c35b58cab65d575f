import type { Node, ScalarNode } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Pattern } from '../pattern/patterns.js'
import { canonical } from '../value/canonical.js'
import { decimalOf, isWhole, Limit } from '../value/decimal.js'
import { TYPES } from '../value/types.js'
import type { Allowed, Dependent, MapKeywords } from './keywords.js'
import type { Registry } from './registry.js'
import type { Resource } from './resource.js'
import type { Schema } from './schema.js'

/** Reads the values of keywords; of one that is not what the keyword needs it leaves a fault. */
export class ValueReader {
  constructor(
    private readonly resource: Resource,
    private readonly registry: Registry,
  ) {}

  schema(node: Node): Schema {
    return this.registry.schemaAt(node, this.resource)
  }

  schemas(node: Node, keyword: string): Schema[] | null {
    if (node.kind !== 'list' || node.items.length === 0) {
      this.refuse(node, keyword, 'a list of schemas')
      return null
    }
    return node.items.map(item => this.schema(item))
  }

  named(node: Node, keyword: string): Map<string, Schema> {
    const schemas = new Map<string, Schema>()
    if (node.kind !== 'map') this.refuse(node, keyword, 'a map of schemas')
    else for (const { name, value } of node.pairs) schemas.set(name, this.schema(value))
    return schemas
  }

  patterned(node: Node): MapKeywords['patterns'] {
    if (node.kind !== 'map') {
      this.refuse(node, 'patternProperties', 'a map of schemas')
      return []
    }
    return node.pairs.flatMap(({ key, value }) => {
      const pattern = this.pattern(key)
      return pattern === null ? [] : [{ pattern, at: key, schema: this.schema(value) }]
    })
  }

  dependents(node: Node): Dependent[] {
    if (node.kind !== 'map') {
      this.refuse(node, 'dependencies', 'a map')
      return []
    }
    return node.pairs.map(({ name, value }) => {
      if (value.kind === 'list') return { name, required: this.texts(value, 'dependencies'), schema: null }
      // Draft 3's form, which many a schema still has.
      if (value.kind === 'scalar' && value.type === 'string') return { name, required: [value.text], schema: null }
      return { name, required: [], schema: this.schema(value) }
    })
  }

  types(node: Node): number {
    let types = 0
    for (const each of node.kind === 'list' ? node.items : [node]) {
      const bit = each.kind === 'scalar' && Object.hasOwn(TYPES, each.text) ? (TYPES[each.text] as number) : 0
      if (bit === 0) this.refuse(each, 'type', `one or several of ${Object.keys(TYPES).join(', ')}`)
      types |= bit
    }
    return types
  }

  /** The values of `enum`; of a `const` beside it, those that both allow. */
  allowed(node: Node, beside: Allowed | null): Allowed | null {
    if (node.kind === 'list') return allowedOf(node.items, false, beside)
    this.refuse(node, 'enum', 'a list of values')
    return beside
  }

  constant(node: Node, beside: Allowed | null): Allowed {
    return allowedOf([node], true, beside)
  }

  text(node: Node, keyword: string): string | undefined {
    if (node.kind === 'scalar' && node.type === 'string') return node.text
    this.refuse(node, keyword, 'text')
    return undefined
  }

  texts(node: Node, keyword: string): string[] {
    // `required: true` is draft 3's, within the key that it is about; later drafts know no such thing.
    if (node.kind !== 'list') {
      this.refuse(node, keyword, 'a list of keys')
      return []
    }
    return node.items.flatMap(item => this.text(item, keyword) ?? [])
  }

  flag(node: Node, keyword: string): boolean {
    if (node.kind === 'scalar' && node.type === 'boolean') return node.text.toLowerCase() === 'true'
    this.refuse(node, keyword, 'true or false')
    return false
  }

  count(node: Node, keyword: string): number | undefined {
    const value = numberIn(node)
    if (value !== null && isWhole(value) && value.digits >= 0n) return Number((node as ScalarNode).text)
    this.refuse(node, keyword, 'a whole number from 0 on')
    return undefined
  }

  limit(node: Node, keyword: string): Limit | null {
    const value = numberIn(node)
    if (value !== null) return new Limit((node as ScalarNode).text, value)
    this.refuse(node, keyword, 'a number')
    return null
  }

  positive(node: Node, keyword: string): Limit | null {
    const value = numberIn(node)
    if (value !== null && value.digits > 0n) return new Limit((node as ScalarNode).text, value)
    this.refuse(node, keyword, 'a number greater than 0')
    return null
  }

  pattern(node: Node): Pattern | null {
    const text = this.text(node, 'pattern')
    if (text === undefined) return null
    const pattern = this.registry.pattern(text, this.resource.document.source === null)
    if (pattern.readable) return pattern
    this.refuse(node, 'pattern', 'a regular expression as JavaScript reads them')
    return null
  }

  private refuse(at: Node, keyword: string, needed: string): void {
    this.registry.fault(this.resource, at, `has a ${quoted(keyword)} that is not ${needed}`)
  }
}

function allowedOf(values: readonly Node[], one: boolean, beside: Allowed | null): Allowed {
  const names = new Set<string>()
  const texts = new Set<string>()
  const allowed = values.filter(value => {
    const name = canonical(value)
    if (name === null || (beside !== null && !beside.names.has(name))) return false
    if (value.kind === 'scalar' && value.type === 'string') texts.add(value.text)
    return names.add(name)
  })
  return { values: allowed, names, texts, one }
}

function numberIn(node: Node) {
  return node.kind === 'scalar' && (node.type === 'integer' || node.type === 'float') ? decimalOf(node.text) : null
}
