/** Where a name stands. */
export interface Place {
  start: number
  end: number
}

/** Longer ones are no names, but data. */
const LONGEST = 80

const [OTHER, INNER, JOINER] = [0, 1, 2]
/** Of every character, whether names are made of it; bytes above ASCII are those of letters in UTF-8. */
const KIND = Uint8Array.from({ length: 256 }, (_, code) => {
  if (code >= 0x80 || /\w/.test(String.fromCharCode(code))) return INNER
  return code === 0x2d || code === 0x2e ? JOINER : OTHER
})
/** What may come after a name that is given something; of anything else nothing is looked at. */
const MAY_FOLLOW = Uint8Array.from({ length: 256 }, (_, code) =>
  /[\s"'`\\\])=:,(>|<?*!{}&+[_-]/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** The name that a keyword stands in, with its parts before and after it; null where nothing can be given to it. */
export function nameAt(content: string, at: number, length: number): Place | null {
  const end = endOfName(content, at + length)
  if (end < 0 || MAY_FOLLOW[content.charCodeAt(end)] === 0) return null
  const start = startOfName(content, at)
  return start < 0 || end - start > LONGEST ? null : { start: withEarlierWord(content, start), end }
}

function endOfName(content: string, from: number): number {
  const limit = Math.min(content.length, from + LONGEST)
  let at = from
  for (; at < limit; at += 1) {
    const kind = KIND[content.charCodeAt(at)]
    if (kind === INNER) continue
    if (kind === OTHER || KIND[content.charCodeAt(at + 1)] !== INNER) return at
  }
  return at === content.length ? at : -1
}

function startOfName(content: string, from: number): number {
  const limit = Math.max(0, from - LONGEST)
  let at = from
  while (at > limit && KIND[content.charCodeAt(at - 1)] !== OTHER) at -= 1
  if (at === limit && limit > 0) return -1
  while (at < from && KIND[content.charCodeAt(at)] === JOINER) at += 1
  return at
}

/** `API key`, `Client Secret`, `Mot de passe`: the words before that belong to the name. */
const EARLIER =
  /(?:api|access|secret|private|auth|account|client|encryption|signing|licen[cs]e|master|shared|storage|webhook|mot|de|snmp-server)$/i

function withEarlierWord(content: string, start: number): number {
  let first = start
  for (let words = 0; words < 2 && content[first - 1] === ' '; words += 1) {
    const word = EARLIER.exec(content.slice(Math.max(0, first - 16), first - 1))
    if (word === null) break
    first -= word[0].length + 1
  }
  return first
}
