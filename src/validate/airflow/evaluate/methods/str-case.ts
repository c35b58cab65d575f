import { Method } from '../core/builtin.js'
import { bool, str } from '../core/make.js'
import { SPACE, textOf } from './str-given.js'

const making = (make: (text: string) => string): Method =>
  new Method('', (self, _given, machine, span) => machine.made(make(textOf(self)), span))

const testing = (pattern: RegExp): Method => new Method('', self => bool(pattern.test(textOf(self))))

const CASED = /\p{Cased}/u

/** Each letter behind one that is none becomes large, the others small. */
function titled(text: string): string {
  let made = ''
  let isInside = false
  for (const character of text) {
    made += isInside ? character.toLowerCase() : character.toUpperCase()
    isInside = CASED.test(character)
  }
  return made
}

const capitalized = (text: string): string => {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length).toLowerCase()
}

const swapped = (text: string): string =>
  Array.from(text, character => {
    const upper = character.toUpperCase()
    return character === upper ? character.toLowerCase() : upper
  }).join('')

/** Of what is not ASCII, where folding is more than making small. */
const casefold = new Method('', (self, _given, machine, span) => {
  const text = textOf(self)
  return /^[\0-\x7f]*$/.test(text)
    ? str(text.toLowerCase())
    : machine.unknown('the folded text is not worked out', span)
})

const isUpper = new Method('', self => bool(/\p{Cased}/u.test(textOf(self)) && !/[\p{Ll}\p{Lt}]/u.test(textOf(self))))
const isLower = new Method('', self => bool(/\p{Cased}/u.test(textOf(self)) && !/[\p{Lu}\p{Lt}]/u.test(textOf(self))))
const isTitle = new Method('', self => bool(CASED.test(textOf(self)) && titled(textOf(self)) === textOf(self)))

export const CASE_METHODS: readonly (readonly [string, Method])[] = [
  ['upper', making(text => text.toUpperCase())],
  ['lower', making(text => text.toLowerCase())],
  ['title', making(titled)],
  ['capitalize', making(capitalized)],
  ['swapcase', making(swapped)],
  ['casefold', casefold],
  ['isupper', isUpper],
  ['islower', isLower],
  ['istitle', isTitle],
  ['isalpha', testing(/^\p{L}+$/u)],
  ['isalnum', testing(/^[\p{L}\p{N}]+$/u)],
  ['isdecimal', testing(/^\p{Nd}+$/u)],
  ['isdigit', testing(/^[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+$/u)],
  ['isnumeric', testing(/^\p{N}+$/u)],
  ['isspace', testing(new RegExp(`^[${SPACE}]+$`))],
  ['isascii', testing(/^[\0-\x7f]*$/)],
  ['isidentifier', testing(/^[\p{XID_Start}_]\p{XID_Continue}*$/u)],
]
