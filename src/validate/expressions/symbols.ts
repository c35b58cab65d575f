const DECIMAL = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i
const HEX = /^0x[\da-f]+$/i
const OCTAL = /^0o[0-7]+$/i

/** The number that a word stands for, or null. Numbers are JSON's, and `0x`, `0o`, `+1`, `.5` and `Infinity`. */
export function numberOf(word: string): number | null {
  if (DECIMAL.test(word) || HEX.test(word) || OCTAL.test(word)) return Number(word)
  if (word === 'Infinity' || word === '+Infinity') return Number.POSITIVE_INFINITY
  return word === '-Infinity' ? Number.NEGATIVE_INFINITY : null
}

const DOCUMENTED = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$|^0x[\da-f]+$|^0o[0-7]+$/i

/** Whether a number is written as GitHub documents it: as in JSON, or with `0x` or `0o`. */
export function isDocumented(word: string): boolean {
  return DOCUMENTED.test(word)
}

/** What somebody meant who wrote something that other languages have, or undefined. */
export function adviceFor(word: string): string | undefined {
  const first = word[0] as string
  if (word.startsWith('${')) return '`${{` cannot stand within an expression; its contexts are written as they are'
  if (first === '?') return 'There is no `? :` in expressions; `case(condition, value, otherwise)` does that'
  if (first === '`') return 'Text stands in single quotes in expressions'
  if (first === '$') return `Variables are written \`env.NAME\` in expressions, not \`${word}\``
  if ('+-/%'.includes(first)) return `There is no arithmetic in expressions: \`${first}\` is no operator`
  if (first === '{' || first === '}') return 'Braces cannot stand in an expression outside of quotes'
  return undefined
}
