import type { Count } from '../../gate/percent.js'
import type { Missing } from '../model.js'

// A line of source has a few branches; what claims more is not compared name by name.
const NAMES = 100

/** `50% (1/2)`: how many branches of a line were taken; null where there is no such fraction. */
export function branchesOfLine(conditionCoverage: string | undefined): Count | null {
  const fraction = conditionCoverage === undefined ? null : /\( *(\d{1,9}) *\/ *(\d{1,9}) *\)/.exec(conditionCoverage)
  return fraction === null ? null : { covered: Number(fraction[1]), total: Number(fraction[2]) }
}

/** How many of the two outcomes of a condition came up, from the share that it gives of them. */
export function outcomesOf(coverage: string | undefined): number | null {
  const share = coverage === undefined ? null : /^(\d{1,3})(?:\.\d{1,20})?%$/.exec(coverage)
  return share === null ? null : Math.min(2, Math.round(Number(share[1]) / 50))
}

/**
 * `12,exit`: where the branches that were not taken lead, as coverage.py has it; null where the names are not as many
 * as there are such branches, or not all different, so that nothing follows from them.
 */
export function missingOf(missingBranches: string | undefined, { covered, total }: Count): Missing | null {
  if (missingBranches === undefined || total - covered > NAMES || missingBranches.length > 20 * NAMES) return null
  const named = missingBranches.split(',').map(name => name.trim())
  const names = [...new Set(named)].filter(name => name !== '')
  return names.length === total - covered ? { names, total, alone: true } : null
}
