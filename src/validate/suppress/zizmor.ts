import type { Problem } from '../rules/rule.js'
import { AUDITS } from '../security/audits.js'
import type { Source } from '../tree/source.js'

const MARK = 'zizmor: ignore['
const COMMENT = /# ?zizmor: ignore\[([\w, -]+)\]/

/** Whether a file has a comment by which zizmor leaves something out. */
export function hasZizmorIgnores({ text }: Source): boolean {
  return text.includes(MARK)
}

/**
 * What such comments switch off: the rules that do the work of an audit, for problems in whose lines they stand.
 * Source: https://docs.zizmor.sh/usage/#with-comments
 */
export function ignoredForZizmor(source: Source, problems: readonly Problem[]): ReadonlyMap<Problem, string> {
  const reasons = new Map<Problem, string>()
  for (const problem of problems) {
    const last = source.positionOf(Math.max(problem.start, problem.end - 1)).line
    for (let { line } = source.positionOf(problem.start); line <= last; line += 1) {
      const audits =
        COMMENT.exec(source.lineText(line))?.[1]
          ?.split(',')
          .map(audit => audit.trim()) ?? []
      const audit = audits.find(each => Object.hasOwn(AUDITS, each) && AUDITS[each]?.includes(problem.rule.id))
      if (audit !== undefined) reasons.set(problem, `zizmor: ignore[${audit}]`)
    }
  }
  return reasons
}
