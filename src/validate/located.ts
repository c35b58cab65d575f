import type { Finding, Level } from '../gate/result.js'
import type { Problem } from './rules/rule.js'
import type { Position, Source } from './tree/source.js'

/** A problem without the tree that it was found in: it can go from one thread to another. Paths are as seen from the folder. */
export interface Located {
  rule: string
  level: Level
  message: string
  help: string
  line: number
  column: number
  endLine: number
  endColumn: number
  excerpt: string | undefined
  related: Finding['related']
  suppressed: string | null
}

/** The longest line that is shown as it is. */
const LONGEST = 160

/** A problem with its place in lines and columns, and the line itself. */
export function located(problem: Problem, source: Source, suppressed: string | null): Located {
  const { rule, message, level, help, start, end, related = [] } = problem
  const from = source.positionOf(start)
  const to = source.positionOf(Math.max(end, start))
  return {
    rule: rule.id,
    level: level ?? rule.level,
    message: sentence(message),
    help: help ?? rule.mend,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    excerpt: rule.secret === true ? undefined : excerptOf(source, from),
    related: related.map(each => relatedOf(each, source)),
    suppressed,
  }
}

/** Most messages come without a period, which a question has no need of. */
function sentence(message: string): string {
  return /[.?!](?: \(\w+\))?$/.test(message) ? message : `${message}.`
}

function excerptOf(source: Source, { line }: Position): string | undefined {
  const text = source.lineText(line)
  return text.trim() === '' || text.length > LONGEST ? undefined : text
}

function relatedOf(related: NonNullable<Problem['related']>[number], source: Source): Finding['related'][number] {
  const { message, file, line, start } = related
  if (file !== undefined && file !== source.path)
    return line === undefined ? { message, file } : { message, file, line }
  return { message, file: source.path, line: source.positionOf(start).line }
}
