import { type Node, valueIn } from '../../tree/node.js'
import type { KeywordPlace } from './keyword-place.js'
import { type Keywords, noList, noMap } from './keywords.js'

/** Keywords about lists; whether it is one of them. */
export function readListKeyword(name: string, value: Node, { keys, read, draft, node }: KeywordPlace): boolean {
  switch (name) {
    case 'prefixItems':
      if (draft >= 2020) listOf(keys).prefix = read.schemas(value, name) ?? []
      return true
    case 'items':
      if (draft >= 2020 || value.kind !== 'list') listOf(keys).rest = read.schema(value)
      else listOf(keys).prefix = value.items.map(item => read.schema(item))
      return true
    case 'additionalItems':
      if (draft < 2020 && valueIn(node, 'items')?.kind === 'list') listOf(keys).rest = read.schema(value)
      return true
    case 'contains':
      if (draft >= 6) listOf(keys).contains = read.schema(value)
      return true
    case 'minContains':
      if (draft >= 2019) listOf(keys).minContains = read.count(value, name) ?? 1
      return true
    case 'maxContains':
      if (draft >= 2019) listOf(keys).maxContains = read.count(value, name) ?? Number.POSITIVE_INFINITY
      return true
    case 'minItems':
      listOf(keys).minItems = read.count(value, name) ?? 0
      return true
    case 'maxItems':
      listOf(keys).maxItems = read.count(value, name) ?? Number.POSITIVE_INFINITY
      return true
    case 'uniqueItems':
      listOf(keys).unique = read.flag(value, name)
      return true
    default:
      return false
  }
}

/** Keywords about maps; whatever else there is, is passed over. */
export function readMapKeyword(name: string, value: Node, { keys, read, draft }: KeywordPlace): void {
  switch (name) {
    case 'properties':
      mapOf(keys).properties = read.named(value, name)
      return
    case 'patternProperties':
      mapOf(keys).patterns = read.patterned(value)
      return
    case 'additionalProperties':
      mapOf(keys).additional = read.schema(value)
      return
    case 'required':
      mapOf(keys).required = read.texts(value, name)
      return
    case 'propertyNames':
      if (draft >= 6) mapOf(keys).names = read.schema(value)
      return
    case 'minProperties':
      mapOf(keys).minProperties = read.count(value, name) ?? 0
      return
    case 'maxProperties':
      mapOf(keys).maxProperties = read.count(value, name) ?? Number.POSITIVE_INFINITY
      return
    case 'dependencies':
      // From 2019-09 on no longer a keyword of the standard, but one that its metaschemas still describe.
      mapOf(keys).dependents = [...mapOf(keys).dependents, ...read.dependents(value)]
      return
    case 'dependentSchemas':
    case 'dependentRequired':
      if (draft >= 2019) mapOf(keys).dependents = [...mapOf(keys).dependents, ...read.dependents(value)]
  }
}

function listOf(keys: Keywords) {
  keys.list ??= noList()
  return keys.list
}

function mapOf(keys: Keywords) {
  keys.map ??= noMap()
  return keys.map
}
