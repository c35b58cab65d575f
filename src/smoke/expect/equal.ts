import type { Template } from '../suite/model.js'
import type { Json } from './json.js'
import type { Expected } from './predicate.js'

export type Resolve = (template: Template) => string

/** Whether a value is the one that is expected; `typed` tells `5` from `"5"`, as JSON does. */
export function isEqual(expected: Expected, actual: Json | undefined, typed: boolean, resolve: Resolve): boolean {
  switch (expected.kind) {
    case 'constant':
      return isNumber(expected.value) && isNumber(actual) ? isSame(expected.value, actual) : expected.value === actual
    case 'text':
      return isText(expected.text, actual, typed, resolve)
    case 'list':
      return (
        Array.isArray(actual) &&
        actual.length === expected.items.length &&
        expected.items.every((item, index) => isEqual(item, actual[index], typed, resolve))
      )
    case 'map':
      return (
        isMap(actual) &&
        Object.keys(actual).length === expected.entries.length &&
        hasEntries(expected, actual, (each, value) => isEqual(each, value, typed, resolve))
      )
  }
}

/**
 * Whether a value has what is expected in it: a text a part, a list an item, a map these entries; where a list is expected, all
 * of it. Of maps within, what they have beside that does not matter.
 */
export function hasWithin(expected: Expected, actual: Json, typed: boolean, resolve: Resolve): boolean {
  if (Array.isArray(actual)) {
    const wanted = expected.kind === 'list' ? expected.items : [expected]
    return wanted.every(each => actual.some(item => covers(each, item, typed, resolve)))
  }
  if (typeof actual === 'string') {
    const wanted = expected.kind === 'list' ? expected.items : [expected]
    return wanted.every(each => isPart(each, actual, resolve))
  }
  return expected.kind === 'map' && covers(expected, actual, typed, resolve)
}

/** What is part of a text is a text itself, in quotes or not. */
function isPart(expected: Expected, actual: string, resolve: Resolve): boolean {
  if (expected.kind === 'text') return actual.includes(resolve(expected.text))
  return expected.kind === 'constant' && actual.includes(String(expected.value))
}

function covers(expected: Expected, actual: Json, typed: boolean, resolve: Resolve): boolean {
  if (expected.kind !== 'map' || !isMap(actual)) return isEqual(expected, actual, typed, resolve)
  return hasEntries(expected, actual, (each, value) => covers(each, value, typed, resolve))
}

function hasEntries(
  { entries }: Expected & { kind: 'map' },
  actual: { [name: string]: Json },
  test: (expected: Expected, actual: Json) => boolean,
): boolean {
  return entries.every(([name, value]) => Object.hasOwn(actual, name) && test(value, actual[name] as Json))
}

/** A variable alone is as good as the number or `true` that it was captured from. */
function isText(template: Template, actual: Json | undefined, typed: boolean, resolve: Resolve): boolean {
  if (typeof actual === 'string') return actual === resolve(template)
  if (actual === undefined || actual === null || typeof actual === 'object') return false
  const isVariable = template.parts.length === 1 && typeof template.parts[0] !== 'string'
  return (!typed || isVariable) && String(actual) === resolve(template)
}

/** Numbers of both kinds are compared by what they are. */
function isSame(a: number | bigint, b: number | bigint): boolean {
  return a <= b && a >= b
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

function isMap(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
