import type { Level } from '../gate/result.js'
import { withoutConsequences } from './consequences.js'
import { type Located, located } from './located.js'
import type { Problem, Report } from './rules/rule.js'
import { hasIgnores, ignoredByComments } from './suppress/comments.js'
import { hasZizmorIgnores, ignoredForZizmor } from './suppress/zizmor.js'
import { ruleOfFault } from './syntax/rules.js'
import type { Source } from './tree/source.js'

/** So many problems of a level are kept of a file: nobody reads more, and hostile files have no end of them. */
const MOST = 1000

/** What is found in one file, each thing once. */
export class Gathered {
  private readonly problems: Problem[] = []
  private readonly counts: Record<Level, number> = { error: 0, warning: 0, note: 0 }
  private readonly seen = new Set<string>()

  constructor(readonly source: Source) {}

  readonly report: Report = (rule, { start, end }, message, more) => {
    const level = more?.level ?? rule.level
    if (this.counts[level] === MOST) return
    // What an anchor names is checked wherever an alias puts it.
    const key = `${rule.id} ${start} ${message}`
    if (this.seen.has(key)) return
    this.seen.add(key)
    this.counts[level] += 1
    this.problems.push({ rule, start, end, message, ...more })
  }

  /** What is wrong with the text itself. */
  reportFaults(): void {
    for (const { rule, start, end, message, related } of this.source.faults) {
      this.report(ruleOfFault(rule), { start, end }, message, related === undefined ? {} : { related: [related] })
    }
  }

  /**
   * All that was found, in the order of the text, with what comments switch off. Of what only the repository as a whole shows,
   * comments are not asked here whether they are needed.
   */
  async settled(part: 'file' | 'repository'): Promise<Located[]> {
    const { source } = this
    const problems = withoutConsequences(this.problems, source)
    const ignored = new Map<Problem, string>(hasZizmorIgnores(source) ? ignoredForZizmor(source, problems) : [])
    const report: Report =
      part === 'file' ? (rule, { start, end }, message) => problems.push({ rule, start, end, message }) : () => {}
    if (hasIgnores(source)) for (const [problem, why] of await this.ignored(report)) ignored.set(problem, why)
    const sorted = problems.sort((a, b) => a.start - b.start || (a.rule.id < b.rule.id ? -1 : 1))
    return sorted.map(each => located(each, source, ignored.get(each) ?? null))
  }

  private async ignored(report: Report): Promise<ReadonlyMap<Problem, string>> {
    const { ruleIds } = await import('./rules/all.js')
    return ignoredByComments(this.source, [...this.problems], await ruleIds(), report)
  }
}
