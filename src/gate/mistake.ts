import { placeOf } from './place.js'

/** Something the user wrote that cannot be right: where it stands, what is wrong, and what would be right. */
export interface Mistake {
  /** For example `input min-coverage`, `--min-coverage` or `min-coverage`, where a file and line say the rest. */
  where: string
  message: string
  file?: string
  line?: number
  column?: number
}

const SHOWN = 50

/** Thrown where inputs or configuration are wrong: nothing is judged, and the exit code is 2. It keeps 50. */
export class UserMistake extends Error {
  readonly mistakes: readonly Mistake[]

  constructor(mistakes: readonly Mistake[]) {
    const kept = mistakes.slice(0, SHOWN)
    if (mistakes.length > SHOWN) kept.push({ where: '', message: `${mistakes.length - SHOWN} more mistakes follow` })
    super(kept.map(mistakeLine).join('\n'))
    this.name = 'UserMistake'
    this.mistakes = kept
  }
}

/** The mistake in one line, as compilers write it: `file:line:column: where: message`. */
export function mistakeLine(mistake: Mistake): string {
  const place = placeOf(mistake)
  return `${place ? `${place}: ` : ''}${mistake.where ? `${mistake.where}: ` : ''}${mistake.message}`
}
