import { ordinaryReason } from './ordinary.js'
import { isRandom } from './randomness.js'
import { readableReason } from './readable.js'
import { referenceReason } from './references.js'
import { isTemplate } from './templates.js'
import { WELL_KNOWN } from './words.js'

const LONGEST = 1024
/** Nothing but signs, and letters and digits that stand for any. */
const BLANK =
  /^[^A-Za-z\d\x80-\xff]*$|^(?:[xX_]|[^\w\x80-\xff])+$|^(?:[0_]|[^\w\x80-\xff])+$|^(?:\xe2\x80[\xa2\xa6]|\xe2\x97\x8f|\xc2\xb7|\*)+$/
/** What was taken out of the middle or the end. */
const CUT = /\*{3}|\.{3}|\xe2\x80\xa6|(?:\xe2\x80\xa2){3}|x{6}|X{6}/
/** Letters and underscores only: random text with so few kinds of characters is not made. */
const CONSTANT = /^[A-Z]{2,}(?:_[A-Z]+)+$/
const LOGIN = /:\/\/[^/?#\s:@]{0,100}:([^@/\s]{1,200})@/

/**
 * Why a value stands for a secret, or for nothing, without being one; null where it may be one. Completes "because it
 * is …", never with a part of the value. The name that it is given to, where there is one, decides about words: a
 * password may be `correct horse battery staple`, and `password` is none under that name.
 */
export function isPlaceholder(value: string, name = ''): string | null {
  const text = value.length > LONGEST ? value.slice(0, LONGEST) : value.trim()
  if (text === '') return 'empty'
  const random = isRandom(text)
  if (isTemplate(text, random)) return 'a template'
  if (BLANK.test(text)) return isOfSigns(text) ? null : 'a placeholder'
  if (CUT.test(text)) return 'cut short'
  const reference = referenceReason(text, random)
  if (reference !== null) return reference
  if (text.includes('://')) return addressReason(text, name)
  if (CONSTANT.test(text)) return 'a name'
  if (random) return null
  return readableReason(text, name) ?? ordinaryReason(text, name) ?? ownNameReason(text, name)
}

/** An address that has something to hide: a password, or a random part. */
function addressReason(text: string, name: string): string | null {
  const password = LOGIN.exec(text)?.[1]
  return password === undefined || isPlaceholder(password, name) === null ? null : 'an address'
}

/** Many different signs may be a password. */
function isOfSigns(text: string): boolean {
  return text.length > 7 && !/[xX0]/.test(text) && new Set(text).size > 5
}

/** Whether a value repeats its name, or a part of it. */
function ownNameReason(text: string, name: string): string | null {
  if (name.length > 5 && /^[\w$]{1,40}\./.test(text) && text.endsWith(`.${name}`)) return 'its own name'
  if (name === '' || /[^A-Za-z_\s.-]/.test(text) || WELL_KNOWN.has(text.toLowerCase())) return null
  const [own, other] = [lettersOf(name), lettersOf(text)]
  if (other.length < 3) return null
  return own.includes(other) || (own.length > 3 && other.includes(own)) ? 'its own name' : null
}

function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z]+/g, '').toLowerCase()
}
