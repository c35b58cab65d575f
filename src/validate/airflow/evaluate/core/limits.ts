/** Bounds of one evaluation. */
export interface Limits {
  /** Statements and expressions, and what takes about as long. */
  steps: number
  /** Calls within calls. */
  depth: number
  /** Nodes within nodes, over all calls. */
  nesting: number
  /** Items of one list, entries of one dict. */
  items: number
  /** Characters of one text. */
  text: number
}

export const LIMITS: Limits = { steps: 300_000, depth: 60, nesting: 1_000, items: 100_000, text: 1_000_000 }
