/** Numbers from 0 up to 1, the same for the same seed (mulberry32, public domain). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number

const NUMBERS = ['-1', '0', '1e300', '9'.repeat(400), '4294967296', '2147483648', '1.5', '-0', 'NaN', '', '0x10', '∞']
const TEXTS = [
  '\0',
  '\u202e',
  '../../etc/passwd',
  '<',
  '&x;',
  ']]>',
  '"',
  '\\',
  '\r',
  '\n',
  '{',
  '}',
  '[',
  ',',
  '__proto__',
]

const MUTATIONS: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  // Cut off.
  (bytes, random) => bytes.subarray(0, at(bytes, random)),
  // A bit, or a few bytes, turned.
  (bytes, random) => {
    const copy = Buffer.from(bytes)
    for (let turns = 1 + Math.floor(random() * 8); turns > 0; turns -= 1) {
      copy[at(copy, random)] = (copy[at(copy, random)] as number) ^ (1 << Math.floor(random() * 8))
    }
    return copy
  },
  // A part twice, a part gone, a part elsewhere.
  (bytes, random) => {
    const [start, end] = span(bytes, random)
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)])
  },
  (bytes, random) => {
    const [start, end] = span(bytes, random)
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)])
  },
  (bytes, random) => {
    const [start, end] = span(bytes, random)
    const rest = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)])
    const place = at(rest, random)
    return Buffer.concat([rest.subarray(0, place), bytes.subarray(start, end), rest.subarray(place)])
  },
  // A part many times over.
  (bytes, random) => {
    const [start, end] = span(bytes, random)
    const times = 2 + Math.floor((random() * 200_000) / (end - start + 1))
    const part = bytes.subarray(start, end)
    return Buffer.concat([
      bytes.subarray(0, end),
      ...Array.from({ length: Math.min(times, 500) }, () => part),
      bytes.subarray(end),
    ])
  },
  // Another number, another text.
  (bytes, random) => {
    const text = bytes.toString('latin1')
    const numbers = [...text.matchAll(/\d+/g)]
    const number = numbers[Math.floor(random() * numbers.length)]
    if (number === undefined) return bytes
    const before = text.slice(0, number.index)
    return Buffer.from(`${before}${one(NUMBERS, random)}${text.slice(number.index + number[0].length)}`, 'latin1')
  },
  (bytes, random) => {
    const place = at(bytes, random)
    return Buffer.concat([bytes.subarray(0, place), Buffer.from(one(TEXTS, random)), bytes.subarray(place)])
  },
]

/** The bytes with one to three things wrong with them. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  let result = bytes
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) result = one(MUTATIONS, random)(result, random)
  return result
}

export function one<T>(choices: readonly T[], random: Random): T {
  return choices[Math.floor(random() * choices.length)] as T
}

function at(bytes: Uint8Array, random: Random): number {
  return Math.floor(random() * bytes.length)
}

function span(bytes: Uint8Array, random: Random): [start: number, end: number] {
  const start = at(bytes, random)
  return [start, Math.min(bytes.length, start + 1 + Math.floor(random() ** 3 * 2000))]
}
