import type { Stamp } from './stamp.js'

/** What a comment's first line holds, unseen by readers: whose comment it is, and which run wrote it. */
export interface Marker {
  /** Tells the comments of several workflows apart; 12 hexadecimal digits. */
  key: string
  stamp: Stamp
}

const MARKER = /^<!-- pipeline-actions ([0-9a-f]{12}) ([0-9a-f]{40,64}) (\d{1,15})\/(\d{1,4}) -->/

/** The marker's line. */
export function markerLine({ key, stamp }: Marker): string {
  return `<!-- pipeline-actions ${key} ${stamp.commit} ${stamp.runId}/${stamp.attempt} -->`
}

/** The marker that a comment begins with; null where it is no comment of ours. */
export function readMarker(body: string): Marker | null {
  const [, key, commit, runId, attempt] = MARKER.exec(body) ?? []
  if (key === undefined || commit === undefined) return null
  return { key, stamp: { commit, runId: Number(runId), attempt: Number(attempt) } }
}
