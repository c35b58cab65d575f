/** What may come next: a value; a key; either or the end of what is open; a colon; a comma or that end; nothing. */
type Next = 'value' | 'key' | 'first value' | 'first key' | 'colon' | 'more' | 'nothing'

const SPACE = /[\t\n\r ]*/y
const PLAIN = /[^"\\\u0000-\u001f]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORDS = ['true', 'false', 'null']

/**
 * Where a text that is no JSON stops being JSON: the offset of the first thing that cannot stand there, or the text's
 * length where it only ends too early. The engine tells the place of some errors and not of others.
 */
export function offsetOfError(text: string): number {
  const open: ('}' | ']')[] = []
  let next: Next = 'value'
  let at = 0
  for (;;) {
    at = after(SPACE, text, at)
    const character = text[at]
    if (character === undefined) return at
    const closes: boolean = next === 'more' || next === 'first value' || next === 'first key'
    if (closes && character === open.at(-1)) {
      open.pop()
      at += 1
    } else if (next === 'nothing') {
      return at
    } else if (next === 'colon' || next === 'more') {
      if (character !== (next === 'colon' ? ':' : ',')) return at
      next = next === 'more' && open.at(-1) === '}' ? 'key' : 'value'
      at += 1
      continue
    } else if (next === 'key' || next === 'first key') {
      if (character !== '"') return at
      const end = endOfString(text, at)
      if (end < 0) return ~end
      next = 'colon'
      at = end
      continue
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']')
      next = character === '{' ? 'first key' : 'first value'
      at += 1
      continue
    } else {
      const end = endOfScalar(text, at)
      if (end < 0) return ~end
      at = end
    }
    next = open.length === 0 ? 'nothing' : 'more'
  }
}

/** The offset after a string, number or word; where it has an error, the complement of that offset. */
function endOfScalar(text: string, at: number): number {
  if (text[at] === '"') return endOfString(text, at)
  const word = WORDS.find(each => each[0] === text[at])
  if (word !== undefined) {
    let same = 1
    while (same < word.length && text[at + same] === word[same]) same += 1
    return same === word.length ? at + same : ~(at + same)
  }
  const end = after(NUMBER, text, at)
  return end === at ? ~at : end
}

function endOfString(text: string, start: number): number {
  let at = after(PLAIN, text, start + 1)
  while (text[at] === '\\') {
    const escaped = after(ESCAPE, text, at)
    if (escaped === at) return ~at
    at = after(PLAIN, text, escaped)
  }
  return text[at] === '"' ? at + 1 : ~at
}

/** The offset after what the pattern matches at an offset; that offset itself where it matches nothing. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
