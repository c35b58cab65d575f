/** RSA with 16384 bits takes 13 KB; keyrings of OpenPGP hold more. */
const LONGEST = 128 * 1024
const BEGIN = /-----BEGIN ([A-Z0-9][A-Z0-9 ]{0,60})-----|---- BEGIN ([A-Z0-9][A-Z0-9 ]{0,60}) ----/y
/** Nothing after it is looked at, so that a text of many beginnings is read once. */
const NEXT = /-----BEGIN|---- BEGIN/
const END = /-{4,5} ?END ([A-Z0-9][A-Z0-9 ]{0,60}) ?-{0,5}/y
const HEADER = /^[^A-Za-z]{0,8}(Proc-Type|DEK-Info|X-[A-Za-z-]{1,30}|Version|Comment|Subject|Charset|Hash|MessageID):/
const WORD = /=?[A-Za-z0-9+/]+={0,2}/g
/** How sources write the end of a line inside a string, or in XML, and JSON a character that needs no escape. */
const ESCAPE = /\\{1,4}(?:([nrt])|(\/)|u00([0-9A-Fa-f]{2}))|&#(?:1[03]|[xX]0?[aAdD]);/g
/** Signs that join strings or begin comments, where they stand alone. */
const SIGNS = new Set(['+', '/', '//', '///'])

/** A block between BEGIN and END, taken out of whatever it stands in. */
export interface Armor {
  label: string
  headers: readonly string[]
  /** Its base64, line ends and what stood around the lines left out. */
  base64: string
  /** The checksum of OpenPGP, four digits. */
  checksum: string | null
  /** Whether there is an end with the same label; of another label, it is `other`. */
  closed: 'yes' | 'no' | 'other'
  /** Where it ends in the content. */
  end: number
}

/**
 * The armored block whose BEGIN is at `at`, in a file of its own or in source code: indented, commented, joined from
 * strings, added in a diff, with line ends that are real or escaped. Null where there is no BEGIN.
 *
 * Sources: RFC 7468 (and its lax parsing), RFC 1421 section 4.4 (headers), RFC 9580 section 6, RFC 4716
 */
export function readArmor(content: string, at: number): Armor | null {
  BEGIN.lastIndex = at
  const begin = BEGIN.exec(content)
  if (begin === null) return null
  const label = (begin[1] ?? begin[2]) as string
  const start = at + begin[0].length
  const rest = content.slice(start, start + LONGEST)
  const { length, tail, closed } = endOf(rest, label)
  const added = content[at - 1] === '+' && (at < 2 || content[at - 2] === '\n')
  const lines = unescaped(rest.slice(0, length)).split(/[\r\n]/)
  const read = wordsOf(added ? lines.map(line => line.replace(/^\+/, '')) : lines, closed === 'no')
  return { label, ...read, closed, end: start + tail }
}

function endOf(rest: string, label: string): { length: number; tail: number; closed: Armor['closed'] } {
  const next = rest.search(NEXT)
  const own = next < 0 ? rest : rest.slice(0, next)
  for (const sign of ['-----END ', '---- END ']) {
    const length = own.indexOf(sign)
    if (length < 0) continue
    END.lastIndex = length
    const end = END.exec(rest)
    if (end === null) continue
    return { length, tail: length + end[0].length, closed: end[1]?.trim() === label ? 'yes' : 'other' }
  }
  const length = plainLength(own)
  return { length, tail: length, closed: 'no' }
}

/** How far it goes without an END: up to the first line that holds more than one word of base64 or a header. */
function plainLength(rest: string): number {
  let length = 0
  let began = false
  for (const line of rest.match(/[^\n]*\n?/g) ?? []) {
    const words = unescaped(line).match(WORD) ?? []
    const isHeader = HEADER.test(line)
    const isBody = words.length === 0 ? !began : words.every(word => word.length >= 4 || SIGNS.has(word))
    // A real line of base64 has nothing but signs beside it; escaped ones may have many words in one line.
    if (!isHeader && (!isBody || /[A-Za-z0-9] [A-Za-z0-9]/.test(line.trim()))) break
    began ||= !isHeader && words.length > 0
    length += line.length
  }
  return length
}

function unescaped(text: string): string {
  return text.replace(ESCAPE, (_, end?: string, slash?: string, code?: string) => {
    if (slash !== undefined) return '/'
    return code === undefined || end !== undefined ? '\n' : String.fromCharCode(Number.parseInt(code, 16))
  })
}

function wordsOf(lines: readonly string[], lax: boolean): Pick<Armor, 'headers' | 'base64' | 'checksum'> {
  const headers: string[] = []
  const words: string[] = []
  let checksum: string | null = null
  for (const line of lines) {
    if (HEADER.test(line)) {
      headers.push(line.trim())
      continue
    }
    for (const word of line.match(WORD) ?? []) {
      if (/^=[^=]{4}$/.test(word)) checksum = word.slice(1)
      else if (!SIGNS.has(word)) words.push(word)
    }
    if (lax && checksum !== null) break
  }
  return { headers, base64: words.join(''), checksum }
}
