import { DEEPEST, type Entry, entryOf, type Grammar, type Group, groupOf } from '../entries.js'

const BETWEEN = /[\s,]*/y
const LITERAL = /[^\s,\]}{["/]{1,64}/y

/**
 * The texts and numbers of JSON, with the comments and commas too many that editors allow. What is no JSON is passed
 * over: a part that can be read is read.
 */
export const json: Grammar = function* read(content) {
  let group = groupOf('', null)
  let [name, depth] = ['', 0]
  for (let at = between(content, 0); at < content.length; at = between(content, at)) {
    const sign = content[at] as string
    if (sign === '{' || sign === '[') {
      if (++depth > DEEPEST) return
      group = groupOf(name, group)
      name = ''
      at += 1
    } else if (sign === '}' || sign === ']') {
      if (group.parent !== null) {
        group = group.parent
        depth -= 1
      }
      name = ''
      at += 1
    } else if (sign === '"') {
      const end = closeOf(content, at)
      if (end < 0) return
      const next = between(content, end + 1)
      if (content[next] === ':') {
        name = textOf(content, at, end)
        at = next + 1
      } else {
        yield entry(group, name, textOf(content, at, end), at + 1, end)
        name = ''
        at = next
      }
    } else {
      LITERAL.lastIndex = at
      const [literal = ''] = LITERAL.exec(content) ?? []
      if (/^\d/.test(literal)) yield entry(group, name, literal, at, at + literal.length)
      name = ''
      at += Math.max(1, literal.length)
    }
  }
}

/** What stands in a list has the list's name. */
function entry(group: Group, name: string, value: string, start: number, end: number): Entry {
  return entryOf(group, name === '' ? group.name : name, value, start, end)
}

/** The next place with neither white space, comma nor comment. */
function between(content: string, from: number): number {
  for (let at = from; ; ) {
    BETWEEN.lastIndex = at
    BETWEEN.test(content)
    at = BETWEEN.lastIndex
    const isLine = content.startsWith('//', at)
    if (!isLine && !content.startsWith('/*', at)) return at
    const end = content.indexOf(isLine ? '\n' : '*/', at)
    if (end < 0) return content.length
    at = end + (isLine ? 1 : 2)
  }
}

function closeOf(content: string, open: number): number {
  for (let at = open + 1; at < content.length; at += 1) {
    const code = content.charCodeAt(at)
    if (code === 0x5c) at += 1
    else if (code === 0x22) return at
  }
  return -1
}

function textOf(content: string, open: number, close: number): string {
  const written = content.slice(open + 1, close)
  if (!written.includes('\\')) return written
  try {
    const text = JSON.parse(content.slice(open, close + 1)) as string
    return /^[\0-\xff]*$/.test(text) ? text : written
  } catch {
    return written
  }
}
