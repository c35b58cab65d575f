import { readFile } from 'node:fs/promises'

/** The event file that GitHub writes; null where there is none, or one that a local runner left empty. */
export async function payloadAt(path: string | undefined): Promise<unknown> {
  if (!path) return null
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    // Then the variables are all there is.
    return null
  }
}

/** A value within the event. Nothing of it is certain: local runners take events that were written by hand. */
export function at(value: unknown, ...keys: (string | number)[]): unknown {
  let found = value
  for (const key of keys) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Record<string | number, unknown>)[key]
  }
  return found
}

export function word(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** A number or id as GitHub counts them; null for all else. */
export function count(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : null
}

/** The same, from the text of a variable. */
export function countIn(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? count(Number(text)) : null
}

/** A commit; null for the zeros that stand for "none", as before the first push of a branch. */
export function commit(value: unknown): string | null {
  const text = word(value)?.toLowerCase() ?? ''
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text) && !/^0+$/.test(text) ? text : null
}

/** The branch that a whole ref names; null where it names none. */
export function branch(ref: unknown): string | null {
  return word(/^refs\/heads\/(.+)$/s.exec(word(ref) ?? '')?.[1])
}
