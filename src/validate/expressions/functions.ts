/** What a function takes in one place. `search` is text or a list, `list` a list, `text` what makes sense as text. */
export type Parameter = 'any' | 'text' | 'list' | 'search' | 'needle'

/** What is known of a function. */
export interface FunctionFact {
  readonly written: string
  readonly least: number
  readonly most: number
  /** What the arguments are; the last of them goes for the rest as well. */
  readonly parameters: readonly Parameter[]
  readonly gives: 'boolean' | 'string' | 'any'
  /** Whether the same arguments give the same outcome in every run. */
  readonly constant: boolean
  /** Whether only some places know it. */
  readonly special: boolean
}

const ALWAYS_KNOWN = { constant: true, special: false } as const
const STATUS = { least: 0, most: 0, parameters: ['any'], gives: 'boolean', constant: false, special: true } as const
const TWO_TEXTS = { least: 2, most: 2, parameters: ['text', 'text'], gives: 'boolean', ...ALWAYS_KNOWN } as const

const FACTS: readonly FunctionFact[] = [
  { ...TWO_TEXTS, written: 'contains', parameters: ['search', 'needle'] },
  { ...TWO_TEXTS, written: 'startsWith' },
  { ...TWO_TEXTS, written: 'endsWith' },
  { written: 'format', least: 1, most: 255, parameters: ['text', 'any'], gives: 'string', ...ALWAYS_KNOWN },
  { written: 'join', least: 1, most: 2, parameters: ['list', 'text'], gives: 'string', ...ALWAYS_KNOWN },
  { written: 'toJSON', least: 1, most: 1, parameters: ['any'], gives: 'string', ...ALWAYS_KNOWN },
  { written: 'fromJSON', least: 1, most: 1, parameters: ['text'], gives: 'any', constant: false, special: false },
  { written: 'case', least: 3, most: Number.POSITIVE_INFINITY, parameters: ['any'], gives: 'any', ...ALWAYS_KNOWN },
  { written: 'hashFiles', least: 1, most: 255, parameters: ['text'], gives: 'string', constant: false, special: true },
  { ...STATUS, written: 'success' },
  { ...STATUS, written: 'failure' },
  { ...STATUS, written: 'always' },
  { ...STATUS, written: 'cancelled' },
]

/** Every function by its name in lower case. */
export const FUNCTIONS: ReadonlyMap<string, FunctionFact> = new Map(
  FACTS.map(fact => [fact.written.toLowerCase(), fact]),
)
