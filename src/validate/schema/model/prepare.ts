import { type MapNode, type Node, type Pair, valueIn } from '../../tree/node.js'
import { readListKeyword, readMapKeyword } from './collection-keywords.js'
import { type Keywords, noKeywords } from './keywords.js'
import type { Registry } from './registry.js'
import type { Resource } from './resource.js'
import { readNumberKeyword, readTextKeyword } from './scalar-keywords.js'
import type { Schema } from './schema.js'
import { ValueReader } from './values.js'

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', '$recursiveRef'])

/** Keywords that a metaschema without the vocabulary of validation leaves without effect. */
const ASSERTIONS: ReadonlySet<string> = new Set([
  ...['type', 'enum', 'const', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'maxContains', 'minContains'],
  ...['maxProperties', 'minProperties', 'required', 'dependentRequired'],
])

/** Reads one schema's keywords; what is wrong with them becomes a fault, and the keyword counts for nothing. */
export class Preparation {
  private readonly keys = noKeywords()
  private readonly read: ValueReader

  constructor(
    private readonly resource: Resource,
    private readonly registry: Registry,
  ) {
    this.read = new ValueReader(resource, registry)
  }

  keywords(node: Node): Keywords {
    const { keys, resource } = this
    if (node.kind === 'scalar' && node.type === 'boolean') {
      keys.always = node.text.toLowerCase() === 'true'
    } else if (node.kind !== 'map') {
      this.registry.fault(resource, node, 'has something other than a schema, a map, where a schema has to be')
    } else {
      const alone = resource.draft <= 7 ? node.pairs.find(({ name }) => name === '$ref') : undefined
      for (const pair of alone === undefined ? node.pairs : [alone]) {
        if (REFERENCES.has(pair.name)) this.reference(pair)
        else if (resource.asserts || !ASSERTIONS.has(pair.name)) this.keyword(pair, node)
      }
    }
    return keys
  }

  private reference({ name, value }: Pair): void {
    const { registry, resource, keys } = this
    const { draft } = resource
    if ((name === '$recursiveRef' && draft !== 2019) || (name === '$dynamicRef' && draft < 2020)) return
    const target = this.read.text(value, name)
    if (target === undefined) return
    const schema = registry.resolve(target, resource, value)
    if (schema === null) return
    if (name === '$recursiveRef' && schema.resource.recursive) keys.dynamic = { name: null, usual: schema }
    else if (name === '$dynamicRef' && this.isDynamic(target, schema)) {
      keys.dynamic = { name: target.slice(target.indexOf('#') + 1), usual: schema }
    } else keys.ref = schema
  }

  /** Only where the reference, as it stands, leads to a `$dynamicAnchor` does the way there count. */
  private isDynamic(target: string, schema: Schema): boolean {
    const name = target.slice(target.indexOf('#') + 1)
    return target.includes('#') && name !== '' && this.registry.dynamicIn(schema.resource, name) === schema
  }

  private keyword({ name, value }: Pair, node: MapNode): void {
    const { keys, read } = this
    const { draft } = this.resource
    switch (name) {
      case 'type':
        keys.types = read.types(value)
        return
      case 'enum':
        keys.allowed = read.allowed(value, keys.allowed)
        return
      case 'const':
        if (draft >= 6) keys.allowed = read.constant(value, keys.allowed)
        return
      case 'allOf':
        keys.allOf = read.schemas(value, name)
        return
      case 'anyOf':
        keys.anyOf = read.schemas(value, name)
        return
      case 'oneOf':
        keys.oneOf = read.schemas(value, name)
        return
      case 'not':
        keys.not = read.schema(value)
        return
      case 'if':
        if (draft >= 7) this.condition(value, node)
        return
      case 'unevaluatedItems':
        if (draft >= 2019) keys.unevaluatedItems = read.schema(value)
        return
      case 'unevaluatedProperties':
        if (draft >= 2019) keys.unevaluatedProperties = read.schema(value)
        return
      case 'deprecated':
        keys.deprecated ||= value.kind === 'scalar' && value.text === 'true'
        this.registry.warns ||= keys.deprecated
        return
      case 'deprecationMessage':
        keys.deprecated = true
        this.registry.warns = true
        return
      default:
        this.ofType(name, value, node)
    }
  }

  private ofType(name: string, value: Node, node: MapNode): void {
    const { keys, read, registry } = this
    const place = { node, keys, read, registry, draft: this.resource.draft }
    if (readNumberKeyword(name, value, place) || readTextKeyword(name, value, place)) return
    if (!readListKeyword(name, value, place)) readMapKeyword(name, value, place)
  }

  private condition(value: Node, node: MapNode): void {
    const branch = (name: string) => {
      const schema = valueIn(node, name)
      return schema === undefined ? null : this.read.schema(schema)
    }
    this.keys.condition = { test: this.read.schema(value), holds: branch('then'), fails: branch('else') }
  }
}
