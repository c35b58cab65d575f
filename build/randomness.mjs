/**
 * Learns `src/secrets/value/transitions.ts` from sources: `node build/randomness.mjs <folder>...`. Only counts of three
 * characters in a row are kept. It was run over this repository, the standard libraries of Python, Go, Ruby and C, and
 * the PHP packages of Debian; of `node_modules` and `include`, only what begins with a letter up to `m`: the error rates
 * in randomness.ts are those of other texts.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const DIGIT = 26
const BREAK = 27
const SYMBOLS = 28
const SOURCES = /\.(?:py|pyi|[cm]?[jt]sx?|md|rst|txt|json|ya?ml|toml|css|html|go|java|c|h|hpp|sh|rb|php)$/
const LARGEST = 300_000
/** Costs are kept as one of eight, in three bits. */
const LEVELS = 8
const PIECE = 112
/** One transition that was never seen says no more than this, in bits. */
const WORST = 12

const words = new Map()
for (const folder of process.argv.slice(2)) read(folder)
write(count())
process.stdout.write(`${words.size} words\n`)

function read(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) for (const name of readdirSync(path).sort()) readEntry(path, name)
  if (!stats?.isFile() || !SOURCES.test(path) || stats.size > LARGEST) return
  for (const line of readFileSync(path, 'latin1').split('\n')) {
    if (line.length < 400) for (const [word] of line.matchAll(/[\w$./:@+-]{2,80}/g)) learn(word)
  }
}

function readEntry(path, name) {
  if (/(?:node_modules|include)$/.test(path) && /^[n-z]/.test(name)) return
  if (!/^(?:\.git|dist|coverage|secrets|testdata|.*lock.*)$/.test(name)) read(join(path, name))
}

/** Hashes and encoded data would teach that random text is a word. */
function learn(word) {
  if (/[0-9a-f]{12}|\\|\d[a-z]\d[a-z]|[A-Za-z0-9+/]{32}/i.test(word)) return
  words.set(word, (words.get(word) ?? 0) + 1)
}

function count() {
  const triples = new Float64Array(SYMBOLS ** 3)
  const cases = { upper: [1, 1, 1, 1], lower: [1, 1, 1, 1] }
  const breaks = new Map([['hump', 1]])
  for (const [word, times] of words) {
    const weight = 1 + Math.log2(times)
    let [a, b, mode] = [BREAK, BREAK, 0]
    for (const character of word) {
      const letter = /[a-z]/i.test(character)
      const upper = letter && character < 'a'
      if (letter && upper && mode === 2) {
        see(a, b, BREAK, 'hump')
        ;[a, b, mode] = [BREAK, BREAK, 1]
      } else if (letter) {
        cases[upper ? 'upper' : 'lower'][mode] += weight
        mode = upper ? (mode === 0 ? 1 : 3) : 2
      } else mode = 0
      const symbol = letter ? character.toLowerCase().charCodeAt(0) - 97 : /\d/.test(character) ? DIGIT : BREAK
      see(a, b, symbol, character)
      ;[a, b] = symbol === BREAK ? [b === DIGIT ? DIGIT : BREAK, BREAK] : [b, symbol]
    }
    function see(first, second, third, character) {
      triples[(first * SYMBOLS + second) * SYMBOLS + third] += weight
      if (third === BREAK) breaks.set(character, (breaks.get(character) ?? 0) + weight)
    }
  }
  return { costs: costsOf(triples), cases, breaks }
}

/** Bits per transition; those that were seldom seen are taken from the last two characters, or the last one. */
function costsOf(triples) {
  const pairs = new Float64Array(SYMBOLS ** 2)
  const singles = new Float64Array(SYMBOLS)
  for (const [at, times] of triples.entries()) {
    pairs[at % SYMBOLS ** 2] += times
    singles[at % SYMBOLS] += times
  }
  const total = sum(singles)
  return Float64Array.from(triples, (times, at) => {
    const [third, second] = [at % SYMBOLS, Math.floor(at / SYMBOLS) % SYMBOLS]
    const pair = at % SYMBOLS ** 2
    const context = sum(triples.subarray(at - third, at - third + SYMBOLS))
    const after = sum(pairs.subarray(second * SYMBOLS, (second + 1) * SYMBOLS))
    const single = (singles[third] + 1) / (total + SYMBOLS)
    const double = (pairs[pair] + 20 * single) / (after + 20)
    return Math.min(WORST, -Math.log2((times + 20 * double) / (context + 20)))
  })
}

function sum(numbers) {
  return numbers.reduce((left, right) => left + right, 0)
}

/** The eight costs that lie nearest to all of them (Lloyd's algorithm), above all to those that are often needed. */
function levelsOf(costs) {
  const weights = costs.map(cost => 2 ** (-cost / 2))
  let levels = Array.from({ length: LEVELS }, (_, level) => 0.5 + level * 1.5)
  for (let round = 0; round < 60; round += 1) {
    const groups = levels.map(() => [])
    for (const [at, cost] of costs.entries()) groups[nearest(levels, cost)].push(at)
    levels = groups.map(group => sum(group.map(at => costs[at] * weights[at])) / sum(group.map(at => weights[at])))
  }
  return levels.map(level => Number(level.toFixed(2)))
}

function nearest(levels, cost) {
  let best = 0
  for (const [at, level] of levels.entries()) if (Math.abs(level - cost) < Math.abs(levels[best] - cost)) best = at
  return best
}

function write({ costs, cases, breaks }) {
  const levels = levelsOf(costs)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  let packed = ''
  for (let at = 0; at < costs.length; at += 2) {
    packed += alphabet[nearest(levels, costs[at]) * LEVELS + nearest(levels, costs[at + 1])]
  }
  const pieces = packed.match(new RegExp(`.{1,${PIECE}}`, 'g')).map(piece => `  '${piece}',`)
  const allBreaks = sum([...breaks.values()])
  const breakBits = [...breaks].map(([key, times]) => [key, bits(times / allBreaks)]).sort((a, b) => a[1] - b[1])
  const caseBits = upper => {
    return [0, 1, 2, 3].map(mode => {
      const [chosen, other] = upper ? [cases.upper, cases.lower] : [cases.lower, cases.upper]
      return bits(chosen[mode] / (chosen[mode] + other[mode]))
    })
  }
  const text = `/** Made by build/randomness.mjs. What each of the eight levels costs, in bits. */
export const LEVELS = [${levels.join(', ')}]

/** What an upper-case letter costs: at a word's beginning, as its second letter, in lower case, in upper case. */
export const UPPER = [${caseBits(true).join(', ')}]

/** What a lower-case letter costs there. */
export const LOWER = [${caseBits(false).join(', ')}]

/** What it costs that a word ends with this character, or where an upper-case letter begins the next one. */
export const BREAKS: Readonly<Record<string, number>> = {
${breakBits.map(([key, cost]) => `  ${key === 'hump' ? key : `'${key}'`}: ${cost},`).join('\n')}
}

/** The levels of three symbols in a row, two to a character of base64: letters, a digit, a break. */
export const TRANSITIONS = [
${pieces.join('\n')}
].join('')
`
  writeFileSync(`${root}/src/secrets/value/transitions.ts`, text)
}

function bits(share) {
  return Number((-Math.log2(share)).toFixed(2))
}
