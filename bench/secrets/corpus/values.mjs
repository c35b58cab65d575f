// Passwords as people choose them and as password managers make them, keys and tokens without a vendor's form.
import { base64, company, hex, noun, person, title, uuid } from './words.mjs'

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const ALNUM = `${LOWER + LOWER.toUpperCase()}0123456789`
const SEASONS = ['Spring', 'Summer', 'Autumn', 'Winter', 'March', 'October', 'Berlin', 'Chicago', 'Lisbon', 'Mumbai']
const THINGS =
  'tiger monkey dragon falcon banana coffee purple silver guitar pepper rocket thunder walrus cactus marble velvet copper anchor lantern biscuit'.split(
    ' ',
  )
const LEET = { a: '@', o: '0', e: '3', i: '1', s: '$' }
const WALKS = ['qaz', 'wsx', 'edc', 'zxc', 'asd', 'qwe', 'rfv', 'tgb']

/** A password that somebody thought of. */
export function human(random) {
  const thing = random.pick(THINGS)
  const digits = length => random.text('0123456789', length)
  const sign = () => random.pick(['!', '#', '@', '$', '*', '&', '?', '_', '.', '+'])
  return random.pick([
    () => `${random.pick(SEASONS)}20${15 + random.int(10)}${sign()}`,
    () => `${title(leet(thing))}${sign()}${digits(2)}`,
    () => `${leet(thing)}${digits(3)}`,
    () => `${thing}-${random.pick(THINGS)}-${noun(random)}${random.pick(['', `-${digits(2)}`, digits(3)])}`,
    () => `${title(thing)}${title(random.pick(THINGS))}${digits(2)}${sign()}`,
    () => `${title(company(random))}${sign()}${digits(4)}`,
    () => `${person(random)}${digits(4)}${sign()}`,
    () => `${random.pick(WALKS)}${random.pick(WALKS).toUpperCase()}${digits(2)}${sign()}`,
    () => `${thing}${digits(2)}${random.pick(THINGS)}`,
    () => `${leet(thing)}_${leet(random.pick(THINGS))}${sign()}`,
  ])()
}

/** A password from a generator. */
export function generated(random) {
  const signs = random.pick(['', '!@#%^*-_=+', '!$&*?.#', '-_', '.~!'])
  const length = random.pick([10, 12, 14, 16, 20, 24, 32])
  let made = random.text(ALNUM, 1)
  while (made.length < length) {
    made += signs && random.int(5) === 0 ? random.text(signs, 1) : random.text(ALNUM, 1)
  }
  return /\d/.test(made) ? made : `${made.slice(0, -1)}7`
}

export const password = random => (random.int(10) < 6 ? human(random) : generated(random))

/** A key or secret in one of the forms that `openssl rand`, frameworks and consoles give. */
export function key(random) {
  return random.pick([
    () => hex(random, random.pick([24, 32, 40, 48, 64, 128])),
    () => base64(random, random.pick([16, 18, 24, 32, 48, 64])),
    () => random.text(ALNUM, random.pick([20, 24, 32, 40, 48, 64])),
    () => random.text(`${ALNUM}-_`, random.pick([27, 32, 43, 64])),
    () => random.text(`${LOWER}0123456789`, random.pick([25, 30, 36])),
    () => hex(random, 32).toUpperCase(),
  ])()
}

export const secret = random =>
  random.pick([key, key, key, generated, human, r => djangoKey(r), r => uuid(r), r => djangoKey(r)])(random)

/** As Django's startproject makes it. */
export function djangoKey(random) {
  return random.text(`${LOWER}0123456789!@#$%^&*(-_=+)`, 50)
}

function leet(word) {
  return word.replace(/[aoeis]/g, (letter, at) => (at % 2 ? LEET[letter] : letter))
}
