import type { Phases } from '../../gate/network.js'
import type { Predicate } from '../expect/predicate.js'
import { type PlainSubject, type ProbeKind, SUBJECTS, type Subject } from '../expect/subject.js'
import { heldToNoPath, heldToOneText } from './compared.js'
import { expressionIn, type Manner, matching } from './comparisons.js'
import { digestOf } from './digest.js'
import type { Field } from './field.js'
import { choice, someText } from './kinds.js'
import type { Expectation, Place } from './model.js'
import { heldToPath } from './paths.js'
import { predicateOf } from './predicates.js'
import { literal } from './templates.js'

const PHASES: readonly (keyof Phases)[] = ['resolve', 'connect', 'tls', 'processing', 'transfer']

/** What can be asked for without a name, and as what it is compared. */
const PLAIN: Readonly<Record<PlainSubject, Manner | readonly string[] | 'digest'>> = {
  status: 'status',
  version: ['1.0', '1.1', '2'],
  url: 'text',
  redirects: 'number',
  body: 'text',
  size: 'size',
  sha256: 'digest',
  md5: 'digest',
  duration: 'time',
  'expires-in': 'time',
  trusted: 'truth',
  names: 'text',
  records: 'text',
  health: ['SERVING', 'NOT_SERVING', 'UNKNOWN', 'SERVICE_UNKNOWN'],
  value: 'number',
  count: 'number',
  'exit-code': 'number',
  'error-output': 'text',
}

/** What is one text, whatever the answer. */
const ONE_TEXT: readonly Subject['of'][] = ['url', 'body', 'error-output', 'cookie', 'regex']

/** How a suite writes a subject: most as they are called. */
export function keyOf(subject: Subject['of']): string {
  return subject === 'phase' ? 'phases' : subject
}

/** Whatever can be expected of anything. */
const ALL = [...new Set(Object.values(SUBJECTS).flat())].map(keyOf)

/** Reads what is expected of an answer to a probe of this kind, and adds what is expected where nothing else is said. */
export function expectationsOf(
  field: Field | undefined,
  kind: ProbeKind,
  place: Place,
  subjects: readonly Subject['of'][] = SUBJECTS[kind],
): Expectation[] {
  const keys = subjects.map(keyOf)
  const elsewhere = (name: string) => {
    if (name.startsWith('$') && keys.includes('json')) return 'is a path: write it under json'
    return ALL.includes(name) ? `is nothing that can be expected of ${kind}, which has ${keys.join(', ')}` : undefined
  }
  const fields = field?.fields(keys, 'a map', elsewhere)
  const said = subjects.flatMap(of => {
    const asked = fields?.get(keyOf(of))
    return asked === undefined ? [] : expectationsIn(of, asked)
  })
  const isSaid = (of: Subject['of']) => fields?.has(keyOf(of)) === true
  return [...defaultsOf(kind, isSaid, place), ...said]
}

function expectationsIn(of: Subject['of'], field: Field): Expectation[] {
  if (!(of in PLAIN) && holdsNothing(field)) return []
  switch (of) {
    case 'header':
    case 'cookie':
      return named(field, 'text', name => ({ of, name: of === 'header' ? name.toLowerCase() : name }))
    case 'json':
    case 'xpath':
      return named(field, of === 'json' ? 'json' : 'text', (path, value) => {
        heldToPath(of, path, value)
        return { of, path }
      })
    case 'regex':
      return field.node.kind === 'map'
        ? named(field, 'text', (text, value) => expressionSubject(text, value))
        : field.each().flatMap(each => {
            const text = each.as(someText)
            if (text === undefined) return []
            return [{ subject: expressionSubject(text, each), predicate: EXISTS, place: each.place }]
          })
    case 'phase': {
      const fields = field.fields(PHASES)
      return PHASES.flatMap(name => {
        const value = fields?.get(name)
        return value === undefined ? [] : expectation({ of, name }, value, 'time')
      })
    }
    default:
      return plain(of, field)
  }
}

/** Whether there is nothing in a map or a list, which any answer would meet; refuses it. */
function holdsNothing(field: Field): boolean {
  const { node } = field
  const nothing = node.kind === 'map' ? node.entries.size === 0 : node.kind === 'list' && node.items.length === 0
  if (nothing) field.refuse('must have an item at least')
  return nothing
}

const EXISTS: Predicate = { is: 'existing', whether: true }

function plain(of: PlainSubject, field: Field): Expectation[] {
  const manner = PLAIN[of]
  if (manner === 'digest') return digestOf(field, of === 'md5' ? 32 : 64, { of })
  if (typeof manner === 'string') return expectation({ of }, field, manner as Manner)
  const word = field.as(choice(manner))
  if (word === undefined) return []
  const predicate: Predicate = { is: 'equal', to: { kind: 'text', text: literal(word, field.place) } }
  return [{ subject: { of }, predicate, place: field.place }]
}

function expectation(subject: Subject, field: Field, manner: Manner): Expectation[] {
  if (subject.of === 'url' || (subject.of === 'header' && subject.name === 'location')) heldToNoPath(field)
  if (ONE_TEXT.includes(subject.of)) heldToOneText(field)
  const predicate = predicateOf(field, manner)
  return predicate === undefined ? [] : [{ subject, predicate, place: field.key }]
}

/** One expectation for each name. */
function named(field: Field, manner: Manner, subjectOf: (name: string, value: Field) => Subject): Expectation[] {
  const entries = field.entries('of names and what their values must be like')
  return entries.flatMap(([name, value]) => expectation(subjectOf(name, value), value, manner))
}

function expressionSubject(text: string, field: Field): Subject {
  const { pattern, flags } = expressionIn(text) ?? { pattern: text, flags: '' }
  matching(field, pattern, flags)
  return { of: 'regex', pattern, flags }
}

/** What is expected where nothing else is said: nothing that answers no question passes. */
function defaultsOf(kind: ProbeKind, isSaid: (of: Subject['of']) => boolean, place: Place): Expectation[] {
  const unless = (of: PlainSubject, predicate: Predicate): Expectation[] => {
    return isSaid(of) ? [] : [{ subject: { of }, predicate, place }]
  }
  const constant = (value: number | boolean): Predicate => ({ is: 'equal', to: { kind: 'constant', value } })
  switch (kind) {
    case 'http':
      return unless('status', { is: 'class', of: 2 })
    case 'tls':
      return unless('trusted', constant(true))
    case 'dns':
      return unless('records', EXISTS)
    case 'websocket':
      return unless('status', constant(101))
    case 'grpc':
      return unless('health', { is: 'equal', to: { kind: 'text', text: literal('SERVING', place) } })
    case 'prometheus':
      return isSaid('count') ? [] : unless('value', EXISTS)
    case 'command':
      return unless('exit-code', constant(0))
    case 'tcp':
      return []
  }
}
