/** What is wrong with a filter's pattern, and at which character. */
export interface GlobFault {
  readonly index: number
  /** Whether GitHub refuses it; otherwise it is accepted but can never match. */
  readonly refused: boolean
  /** The end of a sentence about the pattern. */
  readonly message: string
}

const REF_FORBIDS = new Set([' ', '\t', '~', '^', ':'])
const NO_REF_HAS = 'which no branch or tag can have in its name'

/** What is wrong with a pattern for branches, tags or versions. */
export function faultsOfRefGlob(pattern: string): GlobFault[] {
  const faults = scan(pattern, true)
  const start = pattern.startsWith('!') ? 1 : 0
  const last = pattern.length - 1
  if (pattern[start] === '/') faults.push(futile(start, 'begins with /, as no branch or tag does'))
  else if (last >= start && (pattern[last] === '/' || pattern[last] === '.') && pattern[last - 1] !== '\\') {
    faults.push(futile(last, `ends with ${pattern[last]}, as no branch or tag does`))
  }
  for (const sequence of ['..', '//', '@{']) {
    const at = pattern.indexOf(sequence)
    if (at >= 0 && pattern[at + 2] !== '?') faults.push(futile(at, `has ${sequence} in it, ${NO_REF_HAS}`))
  }
  return faults
}

/** What is wrong with a pattern for paths. */
export function faultsOfPathGlob(pattern: string): GlobFault[] {
  const path = pattern.startsWith('!') ? pattern.slice(1) : pattern
  if (pattern.trim() !== pattern) {
    return [futile(0, 'has white space around it')]
  }
  if (path === '.' || path === '..' || path.startsWith('./') || path.startsWith('../')) {
    return [futile(pattern.length - path.length, 'must begin at the root of the repository, without . or ..')]
  }
  return scan(pattern, false)
}

function scan(pattern: string, ref: boolean): GlobFault[] {
  const faults: GlobFault[] = []
  let at = pattern[0] === '!' ? 1 : 0
  if (at === 1 && pattern.length === 1) faults.push(refused(0, 'says what to exclude with ! but names nothing'))
  let repeatable = false
  while (at < pattern.length) {
    const character = pattern[at] as string
    let plain = true
    let length = 1
    if (character === '\\') {
      const escaped = pattern[at + 1] ?? ''
      if ('[?*+\\!'.includes(escaped) && escaped !== '') length = 2
      if (ref && (length === 1 || '[?*'.includes(escaped))) {
        faults.push(futile(at, `has ${length === 1 ? '\\' : escaped} in it, ${NO_REF_HAS}`))
      }
    } else if (character === '?' || character === '+') {
      plain = false
      if (!repeatable)
        faults.push(refused(at, `has a ${character} that does not follow a character which it could repeat`))
    } else if (character === '*') plain = false
    else if (character === '[') {
      const fault = faultOfClass(pattern, at)
      if (fault !== undefined) faults.push(fault)
      const end = pattern.indexOf(']', at + 1)
      if (end < 0) return faults
      length = end - at + 1
    } else if (character === '\n' || character === '\r') faults.push(refused(at, 'has a line break in it'))
    else if (ref && REF_FORBIDS.has(character)) {
      faults.push(
        futile(
          at,
          `has ${character === ' ' ? 'a space' : character === '\t' ? 'a tab' : character} in it, ${NO_REF_HAS}`,
        ),
      )
    }
    repeatable = plain
    at += length
  }
  return faults
}

/** A class of characters, `[a-z0-9]`, from its bracket on. */
function faultOfClass(pattern: string, start: number): GlobFault | undefined {
  const end = pattern.indexOf(']', start + 1)
  if (end < 0) return refused(start, 'has a [ without its ]')
  const inner = pattern.slice(start + 1, end)
  if (inner === '') return refused(start, 'has [] in it, which stands for no character')
  if (inner.length === 1) return futile(start, `has [${inner}] in it, which is only ${inner}`)
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at + 1] !== '-') continue
    const last = inner[at + 2]
    if (last === undefined) return refused(start + at + 2, `has a range without its end in []`)
    if ((inner[at] as string) > last)
      return refused(start + at + 1, `has a range in the wrong order, ${inner[at]}-${last}`)
    at += 2
  }
  return undefined
}

function refused(index: number, message: string): GlobFault {
  return { index, refused: true, message }
}

function futile(index: number, message: string): GlobFault {
  return { index, refused: false, message }
}
