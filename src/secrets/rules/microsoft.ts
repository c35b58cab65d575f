import type { Detector } from '../model.js'
import { isAnnotatedKey, isIdentifiableKey } from '../proof/microsoft.js'
import { inside } from './inside.js'
import { checksum, perhaps } from './proofs.js'
import type { Proof } from './rule.js'

const DIGITS = 'A-Za-z0-9+/'
const URL_DIGITS = '\\w-'
/** Base64 of 32, 39 and 64 bytes: the digits before the signature, and those after it with the padding. */
const SHAPES = {
  32: [33, '[A-P]', 5, '='],
  39: [42, '[A-D]', 5, ''],
  40: [44, '', 5, '[AQgw](?:==)?'],
  64: [76, '', 5, '[AQgw]=='],
} as const
const [ANNOTATED_BEFORE, ANNOTATED_MARK] = [52, 'JQQJ9']
/** The length of the short form, and what tells a key from one that was made of another one. */
const [SHORT_FORM, ITSELF] = [84, 'JQQJ99']

/**
 * A key of Azure with a signature of its service in it, right before a checksum that every kind of key has a seed for.
 * Without seeds nothing is proven: not all are published. With `exceptions` there are keys whose checksum does not fit.
 *
 * Source: https://github.com/microsoft/security-utilities, GeneratedRegexPatterns
 */
export function identifiable(
  id: string,
  what: string,
  length: keyof typeof SHAPES,
  signature: string,
  seeds: readonly string[],
  exceptions = false,
): Detector {
  const [before, first, digits, end] = SHAPES[length]
  const alphabet = length === 40 ? URL_DIGITS : DIGITS
  const literal = signature.replace('+', '\\+')
  const form = new RegExp(`[${alphabet}]{${before}}${literal}${first}[${alphabet}]{${digits}}${end}(?!=)`)
  const verdict = exceptions ? perhaps : checksum
  const prove = (key: string) => (seeds.length === 0 ? null : verdict(isIdentifiableKey(key, seeds)))
  const confidence = exceptions ? 'medium' : 'high'
  return inside({ id, what, form, around: new RegExp(`[${alphabet}]`), confidence, prove }, signature, before)
}

/** An annotated key of 84 letters and digits, or 88 characters, of the provider with that signature. */
export function annotated(id: string, what: string, signature: string): Detector {
  return annotatedOf(id, what, signature)
}

/** An annotated key of any other provider. */
export function otherAnnotated(id: string, what: string, known: readonly string[]): Detector {
  return annotatedOf(id, what, `(?!${known.join('|')})[A-Za-z][A-Za-z0-9]{3}`)
}

function annotatedOf(id: string, what: string, signature: string): Detector {
  const start = `[A-Za-z0-9]{${ANNOTATED_BEFORE}}${ANNOTATED_MARK}[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}`
  const form = new RegExp(`${start}${signature}[A-Za-z0-9]{4}(?:[A-Za-z0-9]{2}==)?`)
  const rule = { id, what, form, around: /[A-Za-z0-9+/]/, prove: proveAnnotated }
  return inside(rule, ANNOTATED_MARK, ANNOTATED_BEFORE)
}

/** The checksum of the long form, and of keys that were derived from others, has another seed. */
function proveAnnotated(key: string): Proof | null {
  return key.length === SHORT_FORM && key.startsWith(ITSELF, ANNOTATED_BEFORE) ? checksum(isAnnotatedKey(key)) : null
}
