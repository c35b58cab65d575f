import { parseDuration } from '../../gate/duration.js'
import type { Scalar } from './source.js'

/** More characters are no name that fits into a report. */
const LONGEST_NAME = 200

/** What a value may be, and how it is read: undefined where it is anything else. */
export interface Kind<T> {
  expects: string
  read(scalar: Scalar): T | undefined
}

function texts<T>(expects: string, parse: (text: string) => T | null | undefined): Kind<T> {
  return { expects, read: ({ value, text }) => (value === null ? undefined : (parse(text) ?? undefined)) }
}

export const duration: Kind<number> = {
  expects: 'a duration of at most 24h, such as 500ms, 30s or 1m30s',
  read: scalar => timeIn(scalar) ?? undefined,
}

export const someTime: Kind<number> = {
  expects: 'a duration above 0 and of at most 24h, such as 500ms, 30s or 1m30s',
  read: scalar => timeIn(scalar) || undefined,
}

/** Milliseconds; a bare number may be written in any way that YAML has. */
function timeIn({ value, text }: Scalar): number | null {
  return parseDuration(typeof value === 'number' ? String(value) : text)
}

/** A whole number within bounds. */
export function whole(least: number, most: number): Kind<number> {
  return {
    expects: `a whole number from ${least} to ${most}`,
    read: ({ value }) =>
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined,
  }
}

export const truth: Kind<boolean> = {
  expects: 'true or false',
  read: ({ value }) => (typeof value === 'boolean' ? value : undefined),
}

/** One word of a few; a number, such as a version, may be written in any way. */
export function choice<const Word extends string>(words: readonly Word[]): Kind<Word> {
  return {
    expects: `one of ${words.join(', ')}`,
    read: ({ value, text }) =>
      words.find(word => word === text || (typeof value === 'number' && Number(word) === value)),
  }
}

export const someText = texts('a text that is not empty', text => (text === '' ? null : text))

export const someName = texts(`a text of one line and at most ${LONGEST_NAME} characters`, text =>
  /^[^\p{Cc}]+$/u.test(text) && text.length <= LONGEST_NAME ? text : null,
)
