import { str } from '../core/make.js'
import type { Value } from '../value.js'
import { members } from './members.js'

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'
const SIGNS = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const SPACES = ' \t\n\r\v\f'

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
