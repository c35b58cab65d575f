import { tokensOf } from '../../../src/validate/python/lexer/lexer.js'

const INSERTED = [
  ...'()[]{},:;=.*+@!\\"\'',
  ...['==', '**', ':=', '->', '"""', '\n', '\n    ', '    ', 'f"{', '}"', 'x', '1', '# x', 'nonlocal x'],
  ...'and as async await break case class def else except for global if import in lambda match'.split(' '),
  ...'None not print return with yield'.split(' '),
]

/** A file with one token removed, added, cut short, or exchanged with the next one; `uniform` gives numbers from 0 to 1. */
export function mutated(text: string, uniform: () => number): string {
  const tokens = tokensOf(text)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(uniform() * list.length)] as T
  const spans = tokens.kinds
    .map((_, index) => ({ start: tokens.starts[index] as number, end: tokens.ends[index] as number }))
    .filter(({ start, end }) => end > start)
  const index = Math.floor(uniform() * (spans.length - 1))
  const { start, end } = spans[index] as { start: number; end: number }
  const next = spans[index + 1] as { start: number; end: number }
  const way = uniform()
  if (way < 0.3) return text.slice(0, start) + text.slice(end)
  if (way < 0.6) return `${text.slice(0, start)} ${pick(INSERTED)} ${text.slice(start)}`
  if (way < 0.8) {
    const exchanged = text.slice(next.start, next.end) + text.slice(end, next.start) + text.slice(start, end)
    return text.slice(0, start) + exchanged + text.slice(next.end)
  }
  const cut = start + Math.floor(uniform() * (end - start))
  return text.slice(0, cut) + text.slice(cut + 1)
}
