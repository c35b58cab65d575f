export const TAB = 9
export const LINE_FEED = 10
export const FORM_FEED = 12
export const RETURN = 13
export const SPACE = 32
export const DOUBLE_QUOTE = 34
export const HASH = 35
export const QUOTE = 39
export const ZERO = 48
export const BACKSLASH = 92
export const OPEN_BRACE = 123
export const CLOSE_BRACE = 125

const PRINTS = /[^\p{C}\p{Z}]/u

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** By the code of an ASCII character: 1 where it begins a name, 2 where it only continues one. */
const NAMES = Uint8Array.from({ length: 128 }, (_, code) => (isLetter(code) ? 1 : isDigit(code) ? 2 : 0))

/** Whether a name can begin here; beyond ASCII all is taken for one at first, as Python does. */
export const beginsName = (code: number): boolean => (code < 128 ? NAMES[code] === 1 : code >= 128)

export const continuesName = (code: number): boolean => (code < 128 ? NAMES[code] !== 0 : code >= 128)

export const isLineEnd = (code: number): boolean => code === LINE_FEED || code === RETURN

/** Where the line that ends at an offset is followed by the next: a carriage return and a line feed are one end. */
export function afterLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1
}

export function endOfLine(text: string, start: number): number {
  let at = start
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1
  return at
}

/** A character that does not belong into Python, told so that it can be found: many look like a blank or like a quote. */
export function namedCharacter(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')
  return PRINTS.test(character) ? `"${character}" (U+${code})` : `the invisible character U+${code}`
}
