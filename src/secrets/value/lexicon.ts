import { WORDS } from './words.js'

const SYMBOLS = 36
const LONGEST = 64
/** A node's children by symbol, and what the word that ends there says. */
interface Table {
  next: Int16Array
  says: Uint8Array
}

/** What the words say that end at each place of the text that is divided; one for all calls. */
const reached = new Int16Array(LONGEST + 1)
let table: Table | null = null

/**
 * What the words say that a part of a text is made of, without regard to case: `dbPassword` and `dbpassword` are two
 * words. 0 where it cannot be divided into known ones.
 */
export function wordsSay(text: string, from = 0, to = text.length): number {
  const length = to - from
  if (length === 0 || length > LONGEST) return 0
  table ??= tableOf()
  const { next, says } = table
  reached.fill(0, 1, length + 1)
  for (let start = 0; start < length; start += 1) {
    const before = reached[start] as number
    if (start > 0 && before === 0) continue
    for (let at = start, node = 0; at < length; at += 1) {
      const symbol = symbolOf(text.charCodeAt(from + at))
      if (symbol < 0) break
      node = next[node * SYMBOLS + symbol] as number
      if (node === 0) break
      if (says[node] !== 0) reached[at + 1] = (reached[at + 1] as number) | before | (says[node] as number)
    }
  }
  return reached[length] as number
}

/** The longest known word at a place of a text: how long it is, and what it says. */
export const word = { length: 0, says: 0 }

/** Looks up the longest known word that begins at a place, for `word`; its length is 0 where there is none. */
export function findWord(text: string, from: number): void {
  table ??= tableOf()
  const { next, says } = table
  word.length = 0
  for (let at = from, node = 0; at < text.length; at += 1) {
    const symbol = symbolOf(text.charCodeAt(at))
    if (symbol < 0) return
    node = next[node * SYMBOLS + symbol] as number
    if (node === 0) return
    if (says[node] === 0) continue
    word.length = at + 1 - from
    word.says = says[node] as number
  }
}

function symbolOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61
  if (code >= 0x41 && code <= 0x5a) return code - 0x41
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : -1
}

function tableOf(): Table {
  const words = WORDS.flatMap(([list, what]) => list.split(' ').map(letters => ({ letters, what })))
  const most = words.reduce((sum, { letters }) => sum + letters.length, 1)
  const next = new Int16Array(most * SYMBOLS)
  const says = new Uint8Array(most)
  let nodes = 1
  for (const { letters, what } of words) {
    let node = 0
    for (let at = 0; at < letters.length; at += 1) {
      const slot = node * SYMBOLS + symbolOf(letters.charCodeAt(at))
      if (next[slot] === 0) {
        next[slot] = nodes
        nodes += 1
      }
      node = next[slot] as number
    }
    says[node] = (says[node] as number) | what
  }
  return { next: next.slice(0, nodes * SYMBOLS), says: says.slice(0, nodes) }
}
