import { entryOf, type Grammar, groupOf } from '../entries.js'

const TOKEN = /\s+|\/\/[^\n]*|#(?!\[)[^\n]*|\$?[A-Za-z_]\w{0,200}|->|=>|[\s\S]/y

interface Token {
  text: string
  kind: 'text' | 'word' | 'sign'
}

/**
 * The texts that a settings file in PHP (or one written alike) gives to names: `define('NAME', '…')`, `'name' => '…'`,
 * `$name = '…'`, `$a['b']['name'] = '…'`. Comments are no code.
 */
export const php: Grammar = function* read(content) {
  const group = groupOf('', null)
  const last: Token[] = []
  for (let at = 0; at < content.length; ) {
    const sign = content[at] as string
    if (sign === "'" || sign === '"') {
      const end = closeOf(content, at)
      if (end < 0) return
      const value = content.slice(at + 1, end).replace(/\\(['"\\$])/g, '$1')
      const name = nameBefore(last)
      if (name !== null) yield entryOf(group, name, value, at + 1, end)
      remember(last, { text: value, kind: 'text' })
      at = end + 1
      continue
    }
    if (content.startsWith('/*', at)) {
      const end = content.indexOf('*/', at + 2)
      if (end < 0) return
      at = end + 2
      continue
    }
    TOKEN.lastIndex = at
    const [text = ''] = TOKEN.exec(content) ?? []
    if (/^(?:->|=>|[^\s/#]$)/.test(text) || text === '/') remember(last, { text, kind: 'sign' })
    else if (/^[\w$]/.test(text)) remember(last, { text, kind: 'word' })
    at += Math.max(1, text.length)
  }
}

function remember(last: Token[], token: Token): void {
  last.push(token)
  if (last.length > 4) last.shift()
}

/** What the text that comes next is given to, by the tokens before it. */
function nameBefore(last: readonly Token[]): string | null {
  const [fourth, third, second, first] = [last.at(-4), last.at(-3), last.at(-2), last.at(-1)]
  if (first?.text === '=>' && second !== undefined && second.kind !== 'sign') return second.text
  if (first?.text === '=') {
    if (second?.kind === 'word') return second.text.replace('$', '')
    if (second?.text === ']' && third?.kind === 'text') return third.text
  }
  const defines = fourth?.text.toLowerCase() === 'define' && third?.text === '('
  return defines && first?.text === ',' && second?.kind === 'text' ? second.text : null
}

function closeOf(content: string, open: number): number {
  const quote = content.charCodeAt(open)
  for (let at = open + 1; at < content.length; at += 1) {
    const code = content.charCodeAt(at)
    if (code === 0x5c) at += 1
    else if (code === quote) return at
  }
  return -1
}
