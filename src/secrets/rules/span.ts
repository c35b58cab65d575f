import type { Match } from '../model.js'

/** What a detector says of what it found, besides the place. */
export type Told = Pick<Match, 'rule' | 'what' | 'confidence' | 'reason'> & { name?: string | undefined }

/** The match of what stands between two places. */
export function matchOf(content: string, start: number, end: number, { name, ...told }: Told): Match {
  const match: Match = { ...told, start, end, secret: content.slice(start, end) }
  return name === undefined || name === '' ? match : { ...match, name }
}

/** What a sticky expression finds at a place. */
export function foundAt(form: RegExp, content: string, at: number): RegExpExecArray | null {
  form.lastIndex = at
  return form.exec(content)
}

/** Where a group of an expression with the flag `d` stands, if it took part. */
export function placeOf({ indices }: RegExpExecArray, group: string): [start: number, end: number] | null {
  return indices?.groups?.[group] ?? null
}

/** A table of the characters that a text has, for `startBefore`. */
export function charactersOf(characters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}

/** Where what stands before a place begins: behind the last of the characters that end it, at most so far away. */
export function startBefore(content: string, at: number, ends: Uint8Array, most: number): number {
  let start = at
  while (start > 0 && at - start < most && ends[content.charCodeAt(start - 1) & 255] === 0) start -= 1
  return start
}
