/**
 * All keywords at once, whatever their case: the automaton of Aho and Corasick as one table, a step per character.
 * Source: https://doi.org/10.1145/360825.360855
 */
export interface Automaton {
  /** The class of every character code up to 255; those that no keyword has are class 0. */
  classes: Uint8Array
  /** The state that follows a state and a class. */
  next: Uint16Array
  /** Of every state, 1 where it ends a keyword. */
  isEnd: Uint8Array
  /** Of every state, which keywords it ends: the longest first. */
  ends: readonly (readonly number[])[]
}

/** How far a content has been read, and the state there. */
export interface Place {
  at: number
  state: number
}

/** The table has room for so many classes: a state's number, shifted, is where its row begins. */
const SHIFT = 7
const CLASSES = (1 << SHIFT) - 1

/** The automaton of keywords, which are ASCII in lower case. */
export function automatonOf(keywords: readonly string[]): Automaton {
  const classes = classesOf(keywords)
  const most = 1 + keywords.join('').length
  const next = new Uint16Array(most << SHIFT)
  /** Of every state, the step in the table that leads to it from the one before. */
  const steps = new Uint32Array(most)
  const levels: number[][] = []
  const ends: number[][] = [[]]
  for (let keyword = 0; keyword < keywords.length; keyword += 1) {
    const text = keywords[keyword] as string
    let state = 0
    for (let at = 0; at < text.length; at += 1) {
      const step = (state << SHIFT) | (classes[text.charCodeAt(at)] as number)
      state = next[step] as number
      if (state > 0) continue
      state = ends.length
      ends.push([])
      next[step] = state
      steps[state] = step
      if (at === levels.length) levels.push([])
      levels[at]?.push(state)
    }
    ends[state]?.push(keyword)
  }
  complete(next, steps, levels, ends)
  const isEnd = new Uint8Array(ends.length)
  for (let state = 1; state < ends.length; state += 1) isEnd[state] = ends[state]?.length === 0 ? 0 : 1
  return { classes, next: next.subarray(0, ends.length << SHIFT), isEnd, ends }
}

/**
 * Gives every state, which has the steps to longer ones only, also the steps and the ends of the state that it falls back
 * on: that of the longest other beginning that it ends with. The shorter ones come first.
 */
function complete(
  next: Uint16Array,
  steps: Uint32Array,
  levels: readonly (readonly number[])[],
  ends: readonly number[][],
): void {
  const fallbacks = new Uint16Array(ends.length)
  for (const states of levels) {
    for (const state of states) {
      const step = steps[state] as number
      const before = step >> SHIFT
      const fallback = before === 0 ? 0 : (next[((fallbacks[before] as number) << SHIFT) | (step & CLASSES)] as number)
      fallbacks[state] = fallback
      // What the state before fell back on has been put over it.
      next[step] = state
      const shorter = ends[fallback] as readonly number[]
      if (shorter.length > 0) ends[state]?.push(...shorter)
    }
    for (const state of states) {
      const fallback = fallbacks[state] as number
      next.copyWithin(state << SHIFT, fallback << SHIFT, (fallback + 1) << SHIFT)
    }
  }
}

/** Goes on to the next place in the content where keywords end, and gives these; null where there are no more. */
export function nextKeywords(
  { classes, next, isEnd, ends }: Automaton,
  content: string,
  place: Place,
): readonly number[] | null {
  let state = place.state
  for (let at = place.at; at < content.length; at += 1) {
    state = next[(state << SHIFT) | (classes[content.charCodeAt(at) & 255] as number)] as number
    if (isEnd[state] === 0) continue
    place.state = state
    place.at = at + 1
    return ends[state] as readonly number[]
  }
  return null
}

function classesOf(keywords: readonly string[]): Uint8Array {
  const classes = new Uint8Array(256)
  let count = 0
  for (const character of new Set(keywords.join(''))) {
    const code = character.charCodeAt(0)
    count += 1
    classes[code] = count
    classes[character.toUpperCase().charCodeAt(0)] = count
  }
  if (count >= 1 << SHIFT) throw new Error(`the keywords have ${count} characters, and the table has room for 127`)
  return classes
}
