import { nearest } from '../../gate/nearest.js'
import { quoted } from './quoted.js'

/** How many names are looked through, and how many are listed where none is near. */
const SEARCHED = 200
const LISTED = 14

/** What is said behind the name of something that does not exist. */
export interface Advice {
  /** `; did you mean …?` where a name is near, the whole list where that is short, otherwise nothing. */
  readonly text: string
  /** Whether a name is near. */
  readonly near: boolean
}

/** What of the known names was probably meant. */
export function among(word: string, names: Iterable<string>): Advice {
  const known: string[] = []
  for (const name of names) {
    known.push(name)
    if (known.length === SEARCHED) break
  }
  const near = nearest(word, known)
  if (near !== undefined) return { text: didYouMean(near), near: true }
  const listed = known.length > 0 && known.length <= LISTED
  return { text: listed ? `; known are ${known.map(quoted).join(', ')}` : '', near: false }
}

/** The end of a message about a name for which another was probably meant; nothing where none was. */
export function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : `; did you mean ${quoted(near)}?`
}
