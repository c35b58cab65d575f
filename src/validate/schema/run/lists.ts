import type { ListNode, Node } from '../../tree/node.js'
import type { ListKeywords } from '../model/keywords.js'
import type { Schema } from '../model/schema.js'
import { valueRule } from '../rules/value.js'
import { canonical } from '../value/canonical.js'
import { shown } from '../value/shown.js'
import { formOf } from './form.js'
import type { Run } from './run.js'
import type { Seen } from './seen.js'
import { headOf } from './subject.js'
import { lengthFlaw } from './words.js'

export function checkItems(run: Run, schema: Schema, keys: ListKeywords, list: ListNode, seen: Seen | null): boolean {
  const { items } = list
  const { prefix, rest, contains } = keys
  let fits = true
  const checked = rest === null ? Math.min(prefix.length, items.length) : items.length
  for (let index = 0; index < checked; index += 1) {
    const each = index < prefix.length ? (prefix[index] as Schema) : (rest as Schema)
    if (index >= prefix.length && each.keywords.always === false) {
      fits = tooMany(run, list, index)
      break
    }
    if (!run.below(index, each, items[index] as Node)) fits = false
    if (!fits && run.silent) return false
    if (run.stopped !== null) return true
  }
  if (seen !== null) seen.itemsBefore(checked)
  if (items.length < keys.minItems || items.length > keys.maxItems) {
    fits = lengthFlaw(run, list, items.length, keys.minItems, keys.maxItems, 'item')
  }
  if (keys.unique && items.length > 1 && (fits || !run.silent) && !checkUnique(run, list)) fits = false
  if (contains !== null && (fits || !run.silent) && !checkContains(run, schema, contains, keys, list, seen)) {
    fits = false
  }
  return fits
}

export function checkUnevaluatedItems(run: Run, rest: Schema, node: Node, seen: Seen): boolean {
  if (node.kind !== 'list') return true
  let fits = true
  for (let index = 0; index < node.items.length; index += 1) {
    if (seen.hasItem(index)) continue
    if (rest.keywords.always === false) fits = tooMany(run, node, index)
    else if (!run.below(index, rest, node.items[index] as Node)) fits = false
    if (!fits && (run.silent || rest.keywords.always === false)) return false
  }
  seen.everyItem()
  return fits
}

function checkUnique(run: Run, list: ListNode): boolean {
  const first = new Map<string, number>()
  let fits = true
  for (let index = 0; index < list.items.length; index += 1) {
    const item = list.items[index] as Node
    const name = canonical(item)
    if (name === null) continue
    const before = first.get(name)
    if (before === undefined) {
      first.set(name, index)
      continue
    }
    if (run.silent) return false
    const message = `${headOf(run.path)} must not have an item twice: ${shown(item)} is item ${before + 1} too.`
    fits = run.refuse(valueRule, 'other', item, list, message)
  }
  return fits
}

function checkContains(
  run: Run,
  schema: Schema,
  contains: Schema,
  { minContains, maxContains }: ListKeywords,
  list: ListNode,
  seen: Seen | null,
): boolean {
  let found = 0
  for (let index = 0; index < list.items.length; index += 1) {
    if (!run.test(contains, list.items[index] as Node, null)) continue
    found += 1
    if (schema.resource.draft >= 2020) seen?.item(index)
  }
  if (found >= minContains && found <= maxContains) return true
  if (run.silent) return false
  const wanted = found < minContains ? `at least ${minContains}` : `at most ${maxContains}`
  const message = `${headOf(run.path)} must have ${wanted} of what the schema looks for (${formOf(contains)}), has ${found}.`
  return run.refuse(valueRule, 'other', run.placeOf(list), list, message)
}

function tooMany(run: Run, list: ListNode, most: number): false {
  const message = `${headOf(run.path)} must not have more than ${most} items, has ${list.items.length}.`
  return run.refuse(valueRule, 'other', list.items[most] ?? list, list, message)
}
