import type { Finding } from '../gate/result.js'
import { worstFirst } from '../gate/verdict.js'

/** The findings to annotate, worst first, at most `limit`; and how many are left out. */
export function annotationsOf(findings: readonly Finding[], limit: number): { shown: Finding[]; hidden: number } {
  const all = worstFirst(findings.filter(finding => finding.suppressed === null))
  return { shown: all.slice(0, limit), hidden: Math.max(0, all.length - limit) }
}
