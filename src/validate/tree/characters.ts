import { quoted } from '../words/quoted.js'

/** Characters that look like another one, or like none. */
const NAMES = new Map<number, string>([
  [0x00, 'the character NUL'],
  [0x09, 'a tab'],
  [0x0a, 'a line break'],
  [0x0b, 'a vertical tab'],
  [0x0c, 'a form feed'],
  [0x0d, 'a carriage return'],
  [0x20, 'a space'],
  [0x22, 'a quotation mark'],
  [0x60, 'a backtick'],
  [0x7f, 'the control character U+007F'],
  [0xa0, 'a no-break space (U+00A0)'],
  [0x200b, 'a zero-width space (U+200B)'],
  [0x201c, 'the typographic quotation mark “ (U+201C)'],
  [0x201d, 'the typographic quotation mark ” (U+201D)'],
  [0x2018, 'the typographic quotation mark ‘ (U+2018)'],
  [0x2019, 'the typographic quotation mark ’ (U+2019)'],
  [0x2028, 'a line separator (U+2028)'],
  [0xfeff, 'a byte order mark (U+FEFF)'],
])

/** What a reader would call the character at that place: `x`, a no-break space (U+00A0). */
export function nameOfCharacter(text: string, at: number): string {
  const code = text.codePointAt(at)
  if (code === undefined) return 'the end'
  const name = NAMES.get(code)
  if (name !== undefined) return name
  const invisible = code < 0x20 || (code > 0x7f && code < 0xa0) || (code >= 0xd800 && code <= 0xdfff)
  if (invisible) return `the control character ${codeName(code)}`
  return quoted(String.fromCodePoint(code))
}

/** How many code units the character there takes. */
export function lengthOfCharacter(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function codeName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
