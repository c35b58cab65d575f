import type { Span } from '../../../python/ast.js'
import { failKey } from '../builtins/exceptions.js'
import { Builtin, Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { str } from '../core/make.js'
import type { Arguments, HostObject, Unknown, Value } from '../value.js'
import { members } from './members.js'

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'
const SIGNS = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const SPACES = ' \t\n\r\v\f'

/** `string.Template`, whose places are `$name` and `${name}`. */
class Template implements HostObject {
  readonly kind = 'host'

  constructor(private readonly template: string) {}

  describe(): string {
    return 'Template'
  }

  get(name: string): Value | undefined {
    if (name === 'template') return str(this.template)
    if (name !== 'substitute' && name !== 'safe_substitute') return undefined
    return new Variadic(name, (args, machine, span) => this.filled(args, name === 'safe_substitute', machine, span))
  }

  private filled(args: Arguments, isSafe: boolean, machine: Interpreter, span: Span): Value {
    const [mapping] = args.positional
    const values = new Map(args.named)
    if (mapping !== undefined && (mapping.kind !== 'dict' || mapping.partly !== undefined))
      return machine.unknown('what the places stand for is not told', span)
    for (const { key, value } of mapping?.kind === 'dict' ? mapping.entries.values() : [])
      if (key.kind === 'str' && !values.has(key.value)) values.set(key.value, value)
    let unknown: Unknown | null = null
    const made = this.template.replace(/\$(?:(\$)|([a-z_]\w*)|\{([a-z_]\w*)\})/gi, (whole, sign, plain, braced) => {
      if (sign !== undefined) return '$'
      const value = values.get(plain ?? braced)
      if (value === undefined) return isSafe ? whole : failKey(str(plain ?? braced), machine, span)
      const text = machine.text(value, span)
      if (typeof text === 'string') return text
      unknown ??= text
      return ''
    })
    return unknown ?? machine.made(made, span)
  }
}

export const STRING: ReadonlyMap<string, Value> = members(
  {
    capwords: [
      'text',
      ([text], machine, span) => {
        if (text?.kind !== 'str') return machine.unknown('the text is not told', span)
        const words = text.value.split(/\s+/).filter(word => word !== '')
        return str(words.map(word => `${word.slice(0, 1).toUpperCase()}${word.slice(1).toLowerCase()}`).join(' '))
      },
    ],
  },
  {
    Template: new Builtin('Template', 'template', ([template], machine, span) =>
      template?.kind === 'str' ? new Template(template.value) : machine.unknown('the text is not told', span),
    ),
    ascii_lowercase: str(LOWER),
    ascii_uppercase: str(LOWER.toUpperCase()),
    ascii_letters: str(LOWER + LOWER.toUpperCase()),
    digits: str(DIGITS),
    hexdigits: str(`${DIGITS}abcdefABCDEF`),
    octdigits: str('01234567'),
    punctuation: str(SIGNS),
    whitespace: str(SPACES),
    printable: str(DIGITS + LOWER + LOWER.toUpperCase() + SIGNS + SPACES),
  },
)

/** Without what all lines begin with; lines of nothing but space become empty. */
function dedented(text: string): string {
  const lines = text.replace(/^[ \t]+$/gm, '').split('\n')
  const margins = lines.filter(line => line !== '').map(line => /^[ \t]*/.exec(line)?.[0] ?? '')
  let margin = margins[0] ?? ''
  for (const other of margins) while (!other.startsWith(margin)) margin = margin.slice(0, -1)
  return lines.map(line => line.slice(line === '' ? 0 : margin.length)).join('\n')
}

export const TEXTWRAP: ReadonlyMap<string, Value> = members({
  dedent: [
    'text',
    ([text], machine, span) =>
      text?.kind === 'str' ? str(dedented(text.value)) : machine.unknown('the text is not told', span),
  ],
  indent: [
    'text, prefix',
    ([text, prefix], machine, span) => {
      if (text?.kind !== 'str' || prefix?.kind !== 'str') return machine.unknown('the text is not told', span)
      const lines = text.value.split('\n').map(line => (line.trim() === '' ? line : prefix.value + line))
      return machine.made(lines.join('\n'), span)
    },
  ],
})
