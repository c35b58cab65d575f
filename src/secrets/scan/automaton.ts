/**
 * All keywords at once, whatever their case: the automaton of Aho and Corasick as one table, a step per character.
 * Source: https://doi.org/10.1145/360825.360855
 */
export interface Automaton {
  /** The class of every character code up to 255; those that no keyword has are class 0. */
  classes: Uint8Array
  /** The state that follows a state and a class. */
  next: Uint16Array
  /** States from this one on end a keyword. */
  firstEnd: number
  /** Of these states, which keywords they end: the longest first. */
  ends: readonly (readonly number[])[]
}

/** The table has room for so many classes: a state's number, shifted, is where its row begins. */
const SHIFT = 7

interface State {
  children: Map<number, State>
  fail: State | null
  ends: number[]
  number: number
}

/** The automaton of keywords, which are ASCII in lower case. */
export function automatonOf(keywords: readonly string[]): Automaton {
  const classes = classesOf(keywords)
  const states = statesOf(keywords, classes)
  const ordered = [...states.filter(({ ends }) => ends.length === 0), ...states.filter(({ ends }) => ends.length > 0)]
  ordered.forEach((state, index) => {
    state.number = index
  })
  const next = new Uint16Array(ordered.length << SHIFT)
  // In the order in which they were found, so that the row of the state to fall back on is there already.
  for (const state of states) {
    const row = state.number << SHIFT
    if (state.fail !== null) next.copyWithin(row, state.fail.number << SHIFT, (state.fail.number + 1) << SHIFT)
    for (const [letter, child] of state.children) next[row + letter] = child.number
  }
  const firstEnd = ordered.findIndex(({ ends }) => ends.length > 0)
  return { classes, next, firstEnd, ends: ordered.slice(firstEnd).map(({ ends }) => ends) }
}

/** Tells of every keyword in the content: which, and where it ends. */
export function eachKeyword(
  { classes, next, firstEnd, ends }: Automaton,
  content: string,
  tell: (keyword: number, end: number) => void,
): void {
  let state = 0
  for (let at = 0; at < content.length; at += 1) {
    state = next[(state << SHIFT) | (classes[content.charCodeAt(at) & 255] as number)] as number
    if (state < firstEnd) continue
    for (const keyword of ends[state - firstEnd] as readonly number[]) tell(keyword, at + 1)
  }
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

/** All states, those of shorter beginnings first; the root is the first one. */
function statesOf(keywords: readonly string[], classes: Uint8Array): State[] {
  const root: State = { children: new Map(), fail: null, ends: [], number: 0 }
  keywords.forEach((keyword, index) => {
    let state = root
    for (const character of keyword) state = childOf(state, classes[character.charCodeAt(0)] as number)
    state.ends.push(index)
  })
  const states = [root]
  for (const state of states) {
    for (const [letter, child] of state.children) {
      let fall = state.fail
      while (fall !== null && !fall.children.has(letter)) fall = fall.fail
      child.fail = fall?.children.get(letter) ?? root
      child.ends.push(...child.fail.ends)
      states.push(child)
    }
  }
  return states
}

function childOf(state: State, letter: number): State {
  const known = state.children.get(letter)
  if (known !== undefined) return known
  const child: State = { children: new Map(), fail: null, ends: [], number: 0 }
  state.children.set(letter, child)
  return child
}
