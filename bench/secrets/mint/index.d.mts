/** A stream of values that a seed decides. */
export interface Random {
  /** A number from 0 up to 1. */
  next(): number
  /** A whole number from 0 up to n. */
  int(n: number): number
  pick<T>(choices: readonly T[]): T
  pick(characters: string): string
  text(alphabet: string, length: number): string
  bytes(n: number): Buffer
}

/** What shows that a text is such a secret; `context` kinds have no form of their own. */
export type Evidence = 'checksum' | 'structure' | 'form' | 'context'

export interface Kind {
  id: string
  vendor: string
  what: string
  evidence: Evidence
  /** What people call the variable that holds it. */
  names: string[]
  /** A complete token, valid as far as its form can show. */
  mint(random: Random): string
  /** The same form with a checksum that fails. */
  spoil?(token: string, random: Random): string
  /** A line in which such a token usually stands. */
  context?(random: Random, token: string): string
  /** A complete token whose time is over. */
  expired?(random: Random): string
  /** It has several lines. */
  bytes?: true
}

export function randomFrom(seed: number | string): Random

/** Every kind of secret that can be minted, sorted by its id. */
export const kinds: readonly Kind[]

/** The kind with that id; it throws for an unknown one. */
export function kindOf(id: string): Kind
