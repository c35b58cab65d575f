import { workingDirectory } from '../gate/judge.js'
import type { Ports } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { verdictOf } from '../gate/verdict.js'
import { type Coverage, collectCoverage, joined } from './collect.js'
import { findReports } from './discover.js'
import type { CoverageInputs } from './inputs.js'
import { nothingFound, nothingIn, nothingSharded } from './missing.js'
import { parsePathMap } from './path-map.js'
import { shardsOf } from './shards.js'

/** What was measured, and what kept more from being measured. */
export interface Measured {
  coverage: Coverage
  findings: Finding[]
}

/** What the reports of this job say, or with `merge-shards` those of the jobs before it. @throws UserMistake */
export async function measure(inputs: CoverageInputs, ports: Ports): Promise<Measured> {
  const of = inputs['merge-shards']
  if (of === undefined) return measureReports(inputs, ports)
  // Reports that lie around were a shard's already: here they count only if they are named.
  const here = inputs.files.length > 0 ? await measureReports(inputs, ports) : { coverage: joined(), findings: [] }
  const shards = await shardsOf(of, inputs, ports)
  if (shards.missing.length > 0) return { coverage: joined(), findings: [...here.findings, ...shards.missing] }
  const coverage = joined(here.coverage, ...shards.parts)
  const empty = verdictOf(here.findings) !== 'fail' && !hasLines(coverage)
  return { coverage, findings: empty ? [nothingSharded(inputs, of)] : here.findings }
}

async function measureReports(inputs: CoverageInputs, ports: Ports): Promise<Measured> {
  const under = workingDirectory(inputs)
  const paths = await findReports(ports.files, inputs.files, under)
  const coverage = await collectCoverage(paths, inputs.format, under, ports, parsePathMap(inputs['path-map']))
  if (paths.length === 0) return { coverage, findings: [await nothingFound(inputs, ports.files)] }
  const empty = coverage.refused.length === 0 && !hasLines(coverage)
  return { coverage, findings: empty ? [nothingIn(inputs, paths)] : [...coverage.refused, ...coverage.unplaced] }
}

/** Whether any file has lines, one by one or as a sum. */
export function hasLines({ files }: Coverage): boolean {
  return files.some(({ lines, sums }) => lines.length > 0 || (sums !== null && sums.lines.total > 0))
}
