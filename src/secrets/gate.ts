import { append } from '../gate/append.js'
import { finding, levelOfMissing } from '../gate/finding.js'
import { defineGate } from '../gate/gate.js'
import { workingDirectory } from '../gate/judge.js'
import { type RepoPath, ROOT } from '../gate/path.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Judgement, Verdict } from '../gate/result.js'
import { verdictOf } from '../gate/verdict.js'
import { type Searched, searchContents, treeOf } from './contents.js'
import type { SecretDetails } from './details.js'
import { largeFile, mergeConflict, secretFinding, unreadableFile } from './findings.js'
import { NAME, type SecretInputs, secretInputs } from './inputs.js'
import { policyPaths, readSecretPolicy, type SecretPolicy } from './policy.js'
import { presentSecrets } from './present.js'
import { RANK } from './scan/overlaps.js'
import { sightingsOf } from './sightings.js'
import type { Entry } from './suppress/baseline.js'
import { type Judged, suppressions } from './suppressions.js'

/** So many files that were not searched are named. */
const NAMED = 1000

/** Judges whether files, commits or a whole history hold secrets. */
export const secretGate = defineGate<typeof secretInputs, SecretDetails>({
  name: NAME,
  help: 'Fails when files, or the commits of a change, hold passwords, keys and tokens.',
  inputs: secretInputs,
  outputs: {
    secrets: { help: 'How many secrets there are, those in the baseline included.', value: metric('secrets') },
    'new-secrets': { help: 'How many of them the baseline does not know.', value: metric('new-secrets') },
    stale: {
      help: 'How many entries of the baseline have no secret in their file any more.',
      value: ({ details }) => String(details.stale.length),
    },
  },
  onInconclusive: 'fail',
  judge,
  present: presentSecrets,
  policyFiles: policyPaths,
  choose: async (inputs, ports) =>
    (await treeOf(workingDirectory(inputs), ports)).length > 0
      ? { chosen: true, why: 'any file can hold a secret' }
      : { chosen: false, why: 'there is no file' },
})

async function judge(inputs: SecretInputs, ports: Ports): Promise<Judgement<SecretDetails>> {
  const policy = await readSecretPolicy(inputs, ports)
  const searched = await searchContents(inputs, policy, ports)
  const { outcome, introducedBy } = searched
  const sightings = sightingsOf(outcome.found, introducedBy)
  const { judged, stale: gone } = await suppressions(sightings, policy, outcome.there, workingDirectory(inputs))
  const stale = searched.tree === null ? [] : [...gone, ...ofAbsentFiles(policy, searched.tree, inputs)]
  const updated = inputs['update-baseline'] && (await updateBaseline(policy, judged, stale, inputs, ports))
  const secrets = judged.map(({ sighting, suppressed }) => {
    const why = suppressed === null && updated ? `${policy.baselinePath} knows it now` : (suppressed?.why ?? null)
    return secretFinding(sighting, why)
  })
  const others = [...otherFindings(searched, inputs), ...notesOf(policy), ...nothingFinding(searched, inputs)]
  const fails = secrets.filter(each => each.suppressed === null)
  return {
    verdict: verdictFor(fails, others, inputs),
    summary: summaryOf(fails.length, judged, searched),
    metrics: metricsOf(fails, judged, inputs),
    findings: [...secrets, ...others],
    details: detailsOf(searched, judged, updated ? [] : stale),
  }
}

/** A secret that is sure enough fails, whatever its level; one that is not warns. */
function verdictFor(secrets: readonly Finding[], others: readonly Finding[], inputs: SecretInputs): Verdict {
  if (secrets.some(each => isSureEnough(each, inputs)) || verdictOf(others) === 'fail') return 'fail'
  return secrets.length > 0 || verdictOf(others) === 'warn' ? 'warn' : 'pass'
}

function isSureEnough({ confidence = 'high' }: Finding, inputs: SecretInputs): boolean {
  return RANK[confidence] >= RANK[inputs['min-confidence']]
}

/** What is wrong with the files beside secrets: of commits as the last of them leaves a file. */
function otherFindings({ scope, outcome, lastOf }: Searched, inputs: SecretInputs): Finding[] {
  const limit = inputs['max-file-size']
  const sizes = new Map(outcome.tooLarge.map(each => [each.path, each]))
  const files = [
    ...outcome.unreadable.map(unreadableFile),
    ...(limit === undefined ? [] : [...sizes.values()].map(each => largeFile(each, limit))),
  ]
  if (scope.kind === 'history') return files
  const isLast = (path: string, blob: string | null) => !lastOf.has(path) || lastOf.get(path) === blob
  const conflicts = outcome.conflicts.filter(({ path, blob }) => isLast(path, blob))
  return [...files, ...conflicts.map((each, index) => mergeConflict(each, index))]
}

function notesOf({ user, ignore }: SecretPolicy): Finding[] {
  const notes = [...(user?.notes ?? []), ...(ignore?.notes ?? [])]
  return notes.map(message => finding({ rule: 'secrets/policy', level: 'note', message: `${message}.` }))
}

/** Commits that bring nothing are no fault; a folder without files is one that nobody meant. */
function nothingFinding({ outcome, tree }: Searched, inputs: SecretInputs): Finding[] {
  if (tree === null || outcome.files + outcome.skipped.length > 0) return []
  const message = 'There is no file to search: check `working-directory`, `include` and `exclude`.'
  return [finding({ rule: 'secrets/nothing-searched', level: levelOfMissing(inputs['if-missing']), message })]
}

function ofAbsentFiles({ baseline }: SecretPolicy, tree: ReadonlySet<string>, inputs: SecretInputs): Entry[] {
  if (baseline === null || inputs.include.length + inputs.exclude.length > 0) return []
  return baseline.entries.filter(({ file }) => file === null || !tree.has(file))
}

async function updateBaseline(
  { baseline, baselinePath }: SecretPolicy,
  judged: readonly Judged[],
  stale: readonly Entry[],
  inputs: SecretInputs,
  ports: Ports,
): Promise<true> {
  const { writeBaseline } = await import('./suppress/write.js')
  const added = new Map<RepoPath, Judged['sighting']['found']['keys'][]>()
  for (const { sighting, suppressed } of judged) {
    const { path, keys } = sighting.found
    if (suppressed === null) append(added, path as RepoPath, keys)
  }
  const text = writeBaseline(baseline, { added, base: workingDirectory(inputs), stale, now: ports.clock.date() })
  await ports.files.write(baselinePath, ROOT, text)
  return true
}

function detailsOf({ outcome, commits }: Searched, judged: readonly Judged[], stale: readonly Entry[]): SecretDetails {
  const count = (by: string) => judged.filter(({ suppressed }) => suppressed?.by === by).length
  return {
    scanned: { files: outcome.files, bytes: outcome.bytes, commits },
    suppressed: { baseline: count('baseline'), inline: count('inline'), allowlist: count('allowlist') },
    stale: stale.map(({ name, type, line }) => ({ file: name, type, ...(line === null ? {} : { line }) })),
    skipped: outcome.skipped.slice(0, NAMED),
  }
}

function metricsOf(
  fails: readonly Finding[],
  judged: readonly Judged[],
  inputs: SecretInputs,
): Judgement<unknown>['metrics'] {
  const known = judged.filter(({ suppressed }) => suppressed === null || suppressed.by === 'baseline').length
  const verdict = verdictFor(fails, [], inputs)
  const thresholds = [{ op: '<=' as const, value: 0, level: 'error' as const }]
  return [
    { name: 'secrets', value: known, unit: 'count', verdict: 'pass', thresholds: [] },
    { name: 'new-secrets', value: fails.length, unit: 'count', verdict, thresholds },
  ]
}

function summaryOf(count: number, judged: readonly Judged[], { scope, outcome, commits }: Searched): string {
  const where = { tree: 'the files', staged: 'what is staged', commits: 'the commits', history: 'the history' }[
    scope.kind
  ]
  const known = judged.length - count
  const also = known === 0 ? '' : ` (${known} more suppressed)`
  if (scope.kind === 'commits' && commits === 0)
    return `No commits to search${scope.empty === undefined ? '' : `: ${scope.empty}`}.`
  const secrets = count === 0 ? 'No secret' : `${count} ${count === 1 ? 'secret' : 'secrets'}`
  const files = `${outcome.files} ${outcome.files === 1 ? 'file' : 'files'}`
  return `${secrets}${also} in ${where}: ${files} searched.`
}

function metric(name: string) {
  return (judgement: Judgement<SecretDetails>): string =>
    String(judgement.metrics.find(each => each.name === name)?.value ?? '')
}
