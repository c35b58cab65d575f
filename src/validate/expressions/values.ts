import type { Report } from '../rules/rule.js'
import type { Place } from '../workflow/place.js'
import type { Found } from './found.js'
import { objectAsText } from './rules/object-as-text.js'
import { typeMismatch } from './rules/type.js'
import { described, type ObjectType, type Type } from './types.js'

/** Checks the type of an expression that is its place's whole value. */
export function checkWhole(place: Place, expects: Place['expects'], found: Found, type: Type, report: Report): void {
  if (type.kind === 'any') return
  if (expects === 'string') {
    checkText(found, type, report)
    if (type.kind === 'boolean' && place.expects !== 'string') {
      report(typeMismatch, found, 'Text is expected here, and this is a boolean', { level: 'warning' })
    }
  } else if (expects === 'any') checkShape(place, found, type, report)
  else if (type.kind !== expects) {
    const hint =
      type.kind === 'string' ? `; \`fromJSON(…)\` makes ${expects === 'number' ? 'numbers' : 'booleans'} of text` : ''
    report(typeMismatch, found, `${NAMES[expects]} is expected here, and this is ${described(type)}${hint}`)
  }
}

const NAMES = { number: 'A number', boolean: 'True or false' } as const

/** Checks the type of an expression that becomes a part of a text. */
export function checkText(found: Found, type: Type, report: Report): void {
  if (type.kind === 'null') {
    report(objectAsText, found, 'The expression is null, which as text is nothing', { level: 'warning' })
  } else if (type.kind === 'object' || type.kind === 'list') {
    const instead = type.kind === 'object' ? 'a property of it, or `toJSON(…)`,' : '`join(…)` or `toJSON(…)`'
    report(
      objectAsText,
      found,
      `The expression is ${described(type)}, and text is expected here; use ${instead} instead`,
    )
  }
}

/** What a value must be that is a map or a list where it is written out, by its key and how deep that stands. */
function checkShape({ path }: Place, found: Found, type: Type, report: Report): void {
  const shape = shapeAt(path)
  if (shape === null || shape.fits(type)) return
  report(typeMismatch, found, `${shape.name} is expected here, and this is ${described(type)}`)
}

interface Shape {
  readonly name: string
  fits(type: Type): boolean
}

const OBJECT: Shape = { name: 'An object', fits: ({ kind }) => kind === 'object' }
const LIST: Shape = { name: 'A list', fits: ({ kind }) => kind === 'list' }
const LABELS: Shape = {
  name: 'A label or a list of labels',
  fits: type => type.kind === 'string' || type.kind === 'list' || (type.kind === 'object' && isGroup(type)),
}
const MAPS = new Set(['env', 'services', 'credentials', 'with'])

/** Whether an object can be `runs-on` with its `group` and `labels`. */
function isGroup({ members, rest }: ObjectType): boolean {
  return rest !== null || members.get('group') !== undefined || members.get('labels') !== undefined
}

function shapeAt(path: readonly string[]): Shape | null {
  const [root, , , third, fourth] = path
  const key = path.at(-1) as string
  if (root === 'env' && path.length === 1) return OBJECT
  if (root !== 'jobs') return null
  if (third === undefined) return key === 'runs-on' ? LABELS : MAPS.has(key) && path.length === 3 ? OBJECT : null
  if (third === 'matrix') return fourth === undefined ? OBJECT : path.length === 5 ? LIST : null
  return MAPS.has(key) && isMapKey(path) ? OBJECT : null
}

/** Whether the path ends with a key that GitHub defines, and not with one that somebody named so. */
function isMapKey(path: readonly string[]): boolean {
  const parent = path.at(-2)
  const section = path[2]
  if (section === 'steps') return path.length === 5
  if (section === 'container') return path.length === 4 && parent === 'container'
  return section === 'services' && path.length === 5
}
