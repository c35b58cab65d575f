/** A word of a shell script, without its quotation marks, and the index of what follows it. */
export interface Word {
  readonly text: string
  readonly end: number
}

const ENDS = ' \t\r\n;|&<>()'

/** The word that begins at an index; substitutions and `${{ }}` are part of it, as they are written. */
export function wordAt(script: string, start: number): Word {
  const pieces: string[] = []
  let from = start
  let at = start
  while (at < script.length) {
    const char = script[at] as string
    if (char === "'" || char === '"') {
      pieces.push(script.slice(from, at))
      const close = quoteEnd(script, at + 1, char)
      pieces.push(script.slice(at + 1, close))
      at = Math.min(close + 1, script.length)
      from = at
    } else if (char === '\\') at = Math.min(at + 2, script.length)
    else if (char === '$') at = substitutionEnd(script, at)
    else if (char === '`') at = after(script, at + 1, '`')
    else if (isProcess(script, at)) at = parenthesisEnd(script, at + 1)
    else if (ENDS.includes(char)) break
    else at += 1
  }
  pieces.push(script.slice(from, at))
  return { text: pieces.join(''), end: at }
}

/** Whether `<(` or `>(` stands there: a file of what a command reads or writes. */
export function isProcess(script: string, at: number): boolean {
  return (script[at] === '<' || script[at] === '>') && script[at + 1] === '('
}

/** A text without `$( )`, whose output takes its place. */
export function outsideSubstitutions(text: string): string {
  const pieces: string[] = []
  let from = 0
  for (let at = text.indexOf('$('); at >= 0; at = text.indexOf('$(', from)) {
    pieces.push(text.slice(from, at))
    from = parenthesisEnd(text, at + 1)
  }
  return pieces.join('') + text.slice(from)
}

/** What stands in the `${{ }}` of a text, a line each. */
export function insideExpressions(text: string): string {
  const pieces: string[] = []
  let from = text.indexOf('${{')
  while (from >= 0) {
    const end = text.indexOf('}}', from)
    if (end < 0) break
    pieces.push(text.slice(from + 3, end))
    from = text.indexOf('${{', end)
  }
  return pieces.join('\n')
}

function substitutionEnd(script: string, at: number): number {
  if (script.startsWith('${{', at)) return after(script, at + 3, '}}')
  if (script[at + 1] === '{') return after(script, at + 2, '}')
  return script[at + 1] === '(' ? parenthesisEnd(script, at + 1) : at + 1
}

function after(script: string, from: number, close: string): number {
  const end = script.indexOf(close, from)
  return end < 0 ? script.length : end + close.length
}

function quoteEnd(script: string, from: number, quote: string): number {
  let at = from
  while (at < script.length && script[at] !== quote) {
    if (script.startsWith('${{', at)) at = after(script, at, '}}')
    else at += quote === '"' && script[at] === '\\' ? 2 : 1
  }
  return Math.min(at, script.length)
}

function parenthesisEnd(script: string, from: number): number {
  let depth = 0
  for (let at = from; at < script.length; at += 1) {
    const char = script[at]
    if (char === '(') depth += 1
    else if (char === ')') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return script.length
}
