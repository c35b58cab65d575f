import { nearest } from '../../../../gate/nearest.js'

/** Names that Python's readers know, and JavaScript's do not. */
const OTHERS = new Set(['', 'local', 'localtime', 'Factory', 'posixrules'])
const OFFSET = /^[+-]?\d/
const AREAS = new Set(
  'Africa America Antarctica Arctic Asia Atlantic Australia Brazil Canada Chile Etc Europe Indian Mexico Pacific US'.split(
    ' ',
  ),
)

const known = new Map<string, string | null>()

/**
 * The time zone that is meant by a name that there is not, empty where none is near; null where there is one of the name, or may
 * be: zones come and go, and those of a known part of the world may be newer than what is known here.
 */
export function nearestZone(name: string): string | null {
  const before = known.get(name)
  if (before !== undefined) return before
  const found = isZone(name) ? null : nearZone(name)
  known.set(name, found)
  return found
}

function nearZone(name: string): string | null {
  const near = nearest(name, Intl.supportedValuesOf('timeZone'))
  const [area = ''] = name.split('/')
  return near ?? (AREAS.has(area) && name.includes('/') ? null : '')
}

function isZone(name: string): boolean {
  if (OTHERS.has(name) || OFFSET.test(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
