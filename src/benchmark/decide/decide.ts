import { benjaminiHochberg, holm } from '../../statistics/many.js'
import { byBenchmark, commonShift } from './common-shift.js'
import { type Contrast, contrastOf } from './contrast.js'
import type { Comparison, Decided, DecideOptions } from './decision.js'
import { testHistory } from './past.js'
import { type Case, caseOf, fractionOf, worseningOf } from './sides.js'
import { ASSUMED_OF_PROCESSES, ASSUMED_SPREAD, NO_SPREAD, type Spread, spreadOf } from './spread.js'
import { type Tested, testContrast, testRanks } from './tested.js'
import { type Corrected, constant, tested as testedDecision, untested } from './verdicts.js'

/** How many of those that look worse may look so by chance. */
const SUSPICION = 0.1

/**
 * Judges all comparisons of a run together. By earlier runs where there are enough of them, else by samples (ranks), else
 * by mean, deviation and count (Welch); that values differ from run to run, and machines, is estimated from how much all
 * benchmarks do. All p-values share one correction: a run without any change has a false regression in no more than
 * `falseAlarmRate` of the cases.
 */
export function decide(comparisons: readonly Comparison[], options: DecideOptions): Decided {
  const cases = comparisons.map(each => caseOf(each, options.maxRegression))
  const contrasts = cases.map(contrastOf)
  const machinesDiffer = options.normalize && !options.sameMachine
  const history = testHistory(cases, machinesDiffer)
  const shift = commonShift(byBenchmark(cases.flatMap((each, at) => speedShift(each, contrasts[at] ?? null))))
  const taken = machinesDiffer ? (shift ?? 0) : 0
  const spreads = spreadsOf(cases, contrasts, options)
  const tests = cases.map((each, at): Tested | null => {
    const { evidence, isSpeed } = each
    if (evidence.kind === 'constant') return null
    const contrast = contrasts[at] ?? null
    if (history.tested[at]) return history.tested[at]
    if (evidence.kind === 'ranks') return testRanks(each, evidence)
    return contrast && testContrast(contrast, isSpeed ? spreads.speed(contrast) : spreads.rest, isSpeed ? taken : 0)
  })
  const corrected = correctedOf(tests, options.falseAlarmRate)
  const decisions = cases.map((each, at) => {
    const test = tests[at] ?? null
    if (each.evidence.kind === 'constant') return constant(each)
    if (test === null) return untested(each)
    return testedDecision(each, test, corrected[at] as Corrected, contrasts[at] ?? null)
  })
  const common = history.common ?? shift
  return {
    decisions,
    commonShift: common === null ? null : fractionOf(common),
    shiftApplied: common !== null && machinesDiffer,
  }
}

/** What says something of the machine: how a time or a rate changed, also where nothing is known of its noise. */
function speedShift({ isSpeed, comparison, base, head, sign }: Case, contrast: Contrast | null): [string, number][] {
  if (!isSpeed || !base || head <= 0) return []
  return [[comparison.name, contrast?.shift ?? worseningOf(base, head, sign)]]
}

function spreadsOf(
  cases: readonly Case[],
  contrasts: readonly (Contrast | null)[],
  { sameMachine }: DecideOptions,
): { speed(contrast: Contrast): Spread; rest: Spread } {
  const of = (isSpeed: boolean) =>
    spreadOf(
      cases.flatMap((each, at) => {
        const contrast = contrasts[at]
        return contrast && each.isSpeed === isSpeed ? [[each.comparison.name, contrast] as const] : []
      }),
    )
  const known = of(true)
  const assumed = ({ isPerInvocation }: Contrast) => {
    if (!sameMachine) return ASSUMED_SPREAD
    return isPerInvocation ? NO_SPREAD : ASSUMED_OF_PROCESSES
  }
  return { speed: contrast => known ?? assumed(contrast), rest: of(false) ?? NO_SPREAD }
}

/** The p-values of those that were tested, corrected for as many as they are. */
function correctedOf(tests: readonly (Tested | null)[], rate: number): (Corrected | null)[] {
  const known = tests.filter(test => test !== null)
  const [worse, better] = [known.map(test => test.worse), known.map(test => test.better)]
  const [regressions, suspicions, improvements] = [holm(worse), benjaminiHochberg(worse), holm(better)]
  const corrected = known.map((_, at) => ({
    regression: regressions[at] as number,
    improvement: improvements[at] as number,
    isWorse: (regressions[at] as number) <= rate,
    isBetter: (improvements[at] as number) <= rate,
    isSuspicious: (suspicions[at] as number) <= SUSPICION,
    comparisons: known.length,
    level: rate / known.length,
  }))
  let next = 0
  return tests.map(test => (test === null ? null : (corrected[next++] as Corrected)))
}
