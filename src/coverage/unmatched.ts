import { finding } from '../gate/finding.js'
import type { FileChange } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import type { CoverageInputs } from './inputs.js'
import type { FileCoverage } from './model.js'

// Code that tests are made of, or that has nothing to run: no report is expected to have it.
const TEST_FOLDERS = /(^|\/)(tests?|__tests__|specs?|e2e|fixtures?|testdata|__mocks__|mocks|benchmarks?)\//i
const TEST_FILES =
  /(^|\/)(test_[^/]*|conftest\.py|[^/]*([._-](test|tests|spec|config|stories)|_test|Tests?|IT|Spec)\.\w+|[^/]*\.d\.[cm]?ts)$/

/**
 * A finding for each changed file of source that no report knows: what tests never load is in no report, and would pass
 * unseen. Source is what `include` names, else files with an ending that the reports have, tests left out.
 */
export function unmatchedChanges(
  changes: readonly FileChange[],
  reported: readonly FileCoverage[],
  counts: (path: string) => boolean,
  inputs: Pick<CoverageInputs, 'unmatched' | 'include'>,
): Finding[] {
  const { unmatched, include } = inputs
  if (unmatched === 'ignore') return []
  const known = new Map(reported.map(file => [file.path, file]))
  const endings = new Set(reported.map(({ path }) => endingOf(path)).filter(ending => ending !== ''))
  const isSource = (path: string) =>
    include.length > 0 || (endings.has(endingOf(path)) && !TEST_FOLDERS.test(path) && !TEST_FILES.test(path))
  return changes
    .filter(({ path, substantial }) => substantial && counts(path) && isSource(path))
    .flatMap(({ path }) => {
      const file = known.get(path)
      if (file !== undefined && (file.lines.length > 0 || file.sums === null)) return []
      const problem = file === undefined ? 'no report knows it' : 'its report gives sums only, and no lines'
      return finding({
        rule: 'coverage/unmatched',
        level: unmatched === 'fail' ? 'error' : 'warning',
        message: `${path} is changed, and ${problem}: whether its changed lines are covered is not known.`,
        help: 'Let the tool measure files that no test loads, or leave the file out with `exclude`.',
        file: path,
        identity: 'unmatched',
      })
    })
}

function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? ''
}
