import { suggestion } from '../../gate/nearest.js'
import { type ProbeKind, SUBJECTS, type Subject } from '../expect/subject.js'
import { expressionIn, matching } from './comparisons.js'
import { keyOf } from './expectations.js'
import type { Field } from './field.js'
import { someText } from './kinds.js'
import type { Capture } from './model.js'
import { heldToPath } from './paths.js'
import { VARIABLE_NAME } from './templates.js'

/** What a capture names by a map, such as `{ header: location }`. */
const NAMED = ['json', 'xpath', 'header', 'cookie', 'regex'] as const

/** Reads which values of an answer become variables. */
export function capturesOf(field: Field | undefined, kind: ProbeKind): Capture[] {
  const entries = field?.entries('of variables and what they are taken from') ?? []
  return entries.flatMap(([variable, value]) => {
    if (!VARIABLE_NAME.test(variable)) value.refuse('is no name of a variable: letters, digits, _ and -', value.key)
    const subject = value.node.kind === 'map' ? namedSubject(value, kind) : subjectIn(value, kind)
    return subject === undefined ? [] : [{ variable, subject, place: value.key }]
  })
}

/** `$.token`, or a word such as `status`. */
function subjectIn(field: Field, kind: ProbeKind): Subject | undefined {
  const text = field.as(someText)
  if (text === undefined) return undefined
  if (text.startsWith('$') && SUBJECTS[kind].includes('json')) {
    heldToPath('json', text, field)
    return { of: 'json', path: text }
  }
  const words = SUBJECTS[kind].filter(of => of !== 'phase' && !(NAMED as readonly string[]).includes(of))
  const word = words.find(each => each === text)
  if (word !== undefined) return { of: word } as Subject
  const named = NAMED.filter(each => SUBJECTS[kind].includes(each))
  const maps = named.flatMap(each => [...(each === 'json' ? ['$...'] : []), `{ ${each}: ... }`])
  field.refuse(
    `${JSON.stringify(text.slice(0, 50))} is nothing that can be captured here${suggestion(text, [...words.map(keyOf), ...maps])}`,
  )
  return undefined
}

function namedSubject(field: Field, kind: ProbeKind): Subject | undefined {
  const known = NAMED.filter(each => SUBJECTS[kind].includes(each))
  const fields = field.fields(known)
  const [of, second] = fields?.given(known) ?? []
  if (second !== undefined) field.refuse(`must be one of ${known.join(', ')}`)
  if (of === undefined) fields?.lack(`must be one of ${known.join(', ')}`)
  const value = of === undefined ? undefined : fields?.get(of)
  const text = value?.as(someText)
  if (of === undefined || value === undefined || text === undefined) return undefined
  if (of === 'header') return { of, name: text.toLowerCase() }
  if (of === 'cookie') return { of, name: text }
  if (of !== 'regex') {
    heldToPath(of, text, value)
    return { of, path: text }
  }
  const { pattern, flags } = expressionIn(text) ?? { pattern: text, flags: '' }
  matching(value, pattern, flags)
  return { of, pattern, flags }
}
