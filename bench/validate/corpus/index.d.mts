export interface Case {
  id: string
  /** The class of the fault, two joined by `+`; of a good one `good/written` or `good/grown`. */
  class: string
  /** The files of its repository, by their paths. */
  files: Record<string, string>
  /** The workflow in question. */
  main: string
  good: boolean
  /** Why actionlint 1.7.12 refuses a good one. */
  newer?: string
  /** Which severe finding of zizmor belongs to a good one: `ident: reason`. */
  high?: string
  /** Where a reader would expect the messages. */
  planted: { line: number }[]
  /** Who refuses a bad one: `own` is what GitHub refuses or never runs and neither of them tells. */
  oracle: 'actionlint' | 'zizmor' | 'own'
  /** The audit of zizmor that is meant. */
  ident?: string
  /** Where only that of zizmor's personas tells. */
  persona?: 'auditor'
}

/** The cases of a seed. */
export function corpus(seed?: number): Case[]
