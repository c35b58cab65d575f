import { type ChangedLines, changedLines } from '../gate/changed-lines.js'
import { ROOT } from '../gate/path.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Metric } from '../gate/result.js'
import { carriedForward, vanished } from './carry.js'
import type { Coverage } from './collect.js'
import { type Component, isAsked } from './components.js'
import { type CoverageDetails, detailsOf, type FileTotals } from './details.js'
import { judgeDrop, judgeFileDrops } from './drop.js'
import type { CoverageInputs } from './inputs.js'
import { judgeFiles } from './judge-files.js'
import { judgePatch, uncoveredChanges, unknownChange } from './judge-patch.js'
import { type Past, pastOf } from './past.js'
import { type Patch, patchOf, patchOfFiles } from './patch.js'
import { worstFiles } from './present.js'
import { judgeTotals, type Scope } from './thresholds.js'
import { sumOf } from './totals.js'
import { unmatchedChanges } from './unmatched.js'

/** What is judged. */
export interface Measurement {
  measured: Coverage
  /** What of it counts, by `include` and `exclude`. */
  counted: Coverage
  counts(path: string): boolean
  components: readonly Component[]
  /** Null where nobody asks for it. */
  change: ChangedLines | null
}

/** What a measurement amounts to. */
export interface Judged {
  details: CoverageDetails
  metrics: Metric[]
  findings: Finding[]
}

/** Judges a measurement by all that the inputs ask for. @throws UserMistake */
export async function judgeCoverage(
  { measured, counted: coverage, counts, components, change }: Measurement,
  inputs: CoverageInputs,
  ports: Ports,
): Promise<Judged> {
  const all = change?.kind === 'known' ? change.changes : []
  const changes = all.filter(({ path }) => counts(path))
  const renamed = new Map(all.flatMap(({ path, from }) => (from === null || from === path ? [] : [[from, path]])))
  const { past, findings: pastFindings } = await pastOf(inputs, components, renamed, ports)
  const names = new Set(coverage.files.map(({ path }) => path))
  const inRepository = past === null ? () => false : await existing(ports)
  const exists = (path: string) => inRepository(path) && counts(path)
  const carried = carriedForward(names, components, past, exists)
  const details = detailsOf(coverage, carried.files)
  const present = new Set(details.files.map(({ path }) => path))

  const patch = change?.kind === 'known' ? patchOf(coverage.files, changes) : null
  const scopes = scopesOf(details, components, inputs)
  const judged = scopes.map(({ scope, has }) => judgeScope(scope, has, patch, past, inputs))
  const findings = [
    ...judged.flatMap(each => each.findings),
    ...pastFindings,
    ...(past === null ? [] : judgeFileDrops(details.files, inputs['max-drop'], components, past)),
    ...judgeFiles(details.files, inputs['min-file']),
    ...unmatchedChanges(changes, measured.files, counts, inputs),
    ...(past === null ? [] : vanished(present, past, exists)),
    ...(change === null ? [] : unknownChange(change, isAsked('min-patch', inputs, components), counts, inputs)),
    ...carried.findings,
  ]
  const tooLow = findings.some(({ rule }) => rule === 'coverage/patch')
  if (patch !== null) findings.push(...uncoveredChanges(patch, tooLow ? 'warning' : 'note'))
  return {
    details: {
      ...details,
      ...(components.length === 0 ? {} : { components: componentTotals(scopes) }),
      ...(patch === null ? {} : { patch }),
    },
    metrics: judged.flatMap(each => each.metrics),
    findings,
  }
}

interface Part {
  scope: Scope
  has(path: string): boolean
}

function scopesOf(details: CoverageDetails, components: readonly Component[], inputs: CoverageInputs): Part[] {
  const whole: Part = {
    scope: { component: null, thresholds: inputs, totals: details.totals, where: worstFiles(details.files) },
    has: () => true,
  }
  return [whole, ...components.map(component => partOf(component, details.files))]
}

function partOf({ name, has, thresholds }: Component, all: readonly FileTotals[]): Part {
  const files = all.filter(({ path }) => has(path))
  return { scope: { component: name, thresholds, totals: sumOf(files), where: worstFiles(files) }, has }
}

function judgeScope(
  scope: Scope,
  has: (path: string) => boolean,
  patch: Patch | null,
  past: Past | null,
  inputs: CoverageInputs,
): { metrics: Metric[]; findings: Finding[] } {
  const parts = [
    judgeTotals(scope, inputs),
    ...(patch === null ? [] : [judgePatch(patchOfFiles(patch.files.filter(({ path }) => has(path))), scope)]),
    ...(past === null ? [] : [judgeDrop(scope, has, past)]),
  ]
  return { metrics: parts.flatMap(each => each.metrics), findings: parts.flatMap(each => each.findings) }
}

function componentTotals(parts: readonly Part[]): NonNullable<CoverageDetails['components']> {
  return parts.flatMap(({ scope: { component, totals } }) =>
    component === null ? [] : [{ name: component, ...totals }],
  )
}

/** The change; null where nobody asks for it: of a pull request it is always told, elsewhere where an input says so. */
export async function changeOf(
  components: readonly Component[],
  inputs: CoverageInputs,
  ports: Ports,
): Promise<ChangedLines | null> {
  const { pullRequest, event } = ports.event.subject
  const asked = isAsked('min-patch', inputs, components) || inputs['base-ref'] !== undefined
  return asked || pullRequest !== null || event === 'merge_group' ? changedLines(ports, inputs['base-ref']) : null
}

/** Whether the repository has a file; without git nobody knows, and it is taken to. */
async function existing(ports: Ports): Promise<(path: string) => boolean> {
  const files = await ports.git.files(ROOT)
  if (files === null) return () => true
  const known = new Set<string>(files)
  return path => known.has(path)
}
