import { suggestion } from '../../gate/nearest.js'
import type { Problem, Report } from '../rules/rule.js'
import type { Span } from '../tree/node.js'
import type { Source } from '../tree/source.js'
import { ignoreWithoutReason } from './ignore-without-reason.js'
import { unknownIgnore } from './unknown-ignore.js'
import { unusedIgnore } from './unused-ignore.js'

/** A comment that switches one rule off for the line after it. */
interface Ignore extends Span {
  readonly rule: string
  readonly reason: string
  /** The line that it speaks of, from 1. */
  readonly line: number
}

const MARK = 'pipeline-actions: ignore'
const COMMENT = /^(?:#+|\/\/|\/\*|;|<!--)\s*pipeline-actions: ignore\s+(\S+?)(?::\s*(.*?))?\s*(?:\*\/|-->)?$/

/** Whether there is such a comment at all: most files have none. */
export function hasIgnores({ text }: Source): boolean {
  return text.includes(MARK)
}

/**
 * Tells what the comments of a file switch off: the reason for each problem that they do. A comment is a line of its own, in
 * YAML also within a script: `# pipeline-actions: ignore <rule>: <reason>`; several may stand above each other. One without a
 * reason, of an unknown rule, or that switches off nothing, is a problem by itself.
 */
export function ignoredByComments(
  source: Source,
  problems: readonly Problem[],
  rules: readonly string[],
  report: Report,
): ReadonlyMap<Problem, string> {
  const reasons = new Map<Problem, string>()
  for (const ignore of ignoresOf(source)) {
    const { rule, reason, line } = ignore
    if (!rules.includes(rule)) {
      report(unknownIgnore, ignore, `There is no rule ${rule}${suggestion(rule, rules)}`)
    } else if (reason === '') {
      report(ignoreWithoutReason, ignore, `This comment says no reason: write \`# ${MARK} ${rule}: <reason>\`.`)
    } else {
      const here = problems.filter(each => each.rule.id === rule && source.positionOf(each.start).line === line)
      for (const each of here) reasons.set(each, reason)
      if (here.length === 0 && !isOfRepository(rule))
        report(unusedIgnore, ignore, `${rule} finds nothing in line ${line}: drop this comment.`)
    }
  }
  return reasons
}

/** Rules that may speak only when the repository is seen as a whole, or when its DAGs are imported. */
function isOfRepository(rule: string): boolean {
  return /^(?:pipeline\/|makefile\/|airflow\/import-)/.test(rule)
}

function ignoresOf(source: Source): Ignore[] {
  const found: Ignore[] = []
  let waiting: Omit<Ignore, 'line'>[] = []
  let start = 0
  let number = 0
  while (start < source.text.length) {
    number += 1
    const text = source.lineText(number)
    const comment = text.includes(MARK) ? COMMENT.exec(text.trim()) : null
    if (comment !== null) {
      const at = start + text.length - text.trimStart().length
      waiting.push({ rule: comment[1] as string, reason: comment[2] ?? '', start: at, end: start + text.length })
    } else {
      for (const each of waiting) found.push({ ...each, line: number })
      waiting = []
    }
    start = source.lineStart(number + 1)
  }
  return [...found, ...waiting.map(each => ({ ...each, line: number + 1 }))]
}
