import { append } from '../gate/append.js'
import { finding, levelOfMissing } from '../gate/finding.js'
import { defineGate } from '../gate/gate.js'
import { workingDirectory } from '../gate/judge.js'
import { UserMistake } from '../gate/mistake.js'
import { type RepoPath, repoPathFrom, seenFrom } from '../gate/path.js'
import { readPolicy } from '../gate/policy-from.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Judgement, Level, Metric } from '../gate/result.js'
import { verdictOf, verdictOfLevel, worst } from '../gate/verdict.js'
import type { CheckedFile } from './check.js'
import { Dags, factsOf } from './dags.js'
import type { ValidateDetails } from './details.js'
import { NAME, USUAL_POLICY, type ValidateInputs, validateInputs } from './inputs.js'
import { presentValidation } from './present.js'
import type { IgnoredByLines } from './suppress/lines.js'
import type { FoundInFile, Whole } from './whole.js'

/** What others call, which no file says alone. */
const MAKEFILE = /(^|\/)(GNUmakefile|[Mm]akefile)$/

/** Judges whether workflows, actions and other configuration say what they are meant to. */
export const validateGate = defineGate<typeof validateInputs, ValidateDetails>({
  name: NAME,
  help: 'Fails when workflows, actions or other configuration files are wrong or insecure, at the very place.',
  inputs: validateInputs,
  outputs: {
    errors: { help: 'How many errors there are.', value: metric('errors') },
    warnings: { help: 'How many warnings there are.', value: metric('warnings') },
    files: { help: 'How many files were judged.', value: ({ details }) => String(details.files.length) },
    dags: { help: 'How many DAGs of Airflow were found.', value: ({ details }) => String(details.dags.length) },
  },
  onInconclusive: 'fail',
  judge,
  present: presentValidation,
  policyFiles: inputs => {
    const path = repoPathFrom(inputs.policy ?? USUAL_POLICY, workingDirectory(inputs))
    return path === null ? [] : [path]
  },
  rules: async () => (await import('./rules/all.js')).allRules(),
  choose: async (inputs, ports) => {
    const { chooseFiles } = await import('./files.js')
    const { files } = await chooseFiles(inputs, workingDirectory(inputs), ports)
    const [first] = files
    return first === undefined
      ? { chosen: false, why: 'there are no workflows, actions or other files that it knows' }
      : { chosen: true, why: `there is ${first.path}` }
  },
})

async function judge(inputs: ValidateInputs, ports: Ports): Promise<Judgement<ValidateDetails>> {
  const base = workingDirectory(inputs)
  const { chooseFiles } = await import('./files.js')
  const { files, unknown, there, named } = await chooseFiles(inputs, base, ports)
  const policy = await readPolicyFile(inputs, base, ports)
  const ignored = await ignoresOf(inputs, base)
  const dags = await Dags.begin(files, { inputs, base, there, ignored }, ports)
  const { checkAll } = await import('./threads.js')
  const { files: read, noShellcheck } = await checkAll(
    { base, files, shellcheck: inputs.shellcheck, settings: dags.settings },
    ports,
  )
  const checked = await dags.judgedByPython(read)
  const whole = { files: there, policy, dags: await dags.declared(checked), facts: factsOf(checked) }
  const found = [...checked, ...(await foundInWhole(whole, base, ports)), ...(await dags.found(checked))]
  const judged = new Set([...files.map(({ path }) => path), ...unknown])
  const { findingsOf } = await import('./findings.js')
  const notImported = dags.notImported()
  const findings = [
    ...findingsOf(named ? found.filter(({ path }) => judged.has(path)) : found, base, ignored),
    ...notImported.findings,
    ...checked.flatMap(each => unreadable(each, base)),
    ...unknown.map(path => unknownKind(path, base)),
    ...(files.length === 0 && policy === null ? [nothingThere(inputs)] : []),
  ]
  const errors = countOf('error', findings)
  const warnings = countOf('warning', findings)
  return {
    verdict: worst([verdictOf(findings), notImported.verdict]),
    summary: summaryOf(files.length, errors, warnings),
    metrics: [metricOf('errors', errors, 'error'), metricOf('warnings', warnings, 'warning')],
    findings,
    details: {
      files: verdicts(checked, findings, base),
      ...(await dags.details(checked)),
      dagChanges: await dags.changes(checked),
      skipped: noShellcheck === null ? [] : [{ what: 'scripts in `run:`', why: noShellcheck }],
    },
  }
}

/** What the repository asks of its pipelines, by the commit whose policy holds. @throws UserMistake where it is named and absent */
async function readPolicyFile(inputs: ValidateInputs, base: RepoPath, ports: Ports): Promise<Whole['policy']> {
  const path = repoPathFrom(inputs.policy ?? USUAL_POLICY, base)
  if (path === null) {
    throw new UserMistake([{ where: 'policy', message: `${inputs.policy} is outside the workspace` }])
  }
  const { text, commit } = await readPolicy(ports, path, inputs['policy-from'], { where: 'policy' })
  if (text !== null) return { path: seenFrom(base, path) as RepoPath, text }
  if (inputs.policy === undefined) return null
  const where = commit === null ? '' : ` at commit ${commit}, whose policy holds`
  throw new UserMistake([{ where: 'policy', message: `there is no file ${path}${where}` }])
}

async function foundInWhole(whole: Whole, base: RepoPath, ports: Ports): Promise<FoundInFile[]> {
  if (whole.policy === null && whole.dags.length === 0 && !whole.files.some(path => MAKEFILE.test(path))) return []
  const { checkWhole } = await import('./whole.js')
  const { Workspace } = await import('./workspace.js')
  return checkWhole(whole, new Workspace(ports.files, base), ports.programs)
}

async function ignoresOf({ ignore }: ValidateInputs, base: RepoPath): Promise<IgnoredByLines> {
  if (ignore.length === 0) return () => null
  const [{ readIgnores }, { ruleIds }] = await Promise.all([import('./suppress/lines.js'), import('./rules/all.js')])
  return readIgnores(ignore, await ruleIds(), base)
}

function countOf(level: Level, findings: readonly Finding[]): number {
  return findings.filter(each => each.level === level && each.suppressed === null).length
}

function metricOf(name: string, value: number, level: Level): Metric {
  const verdict = value === 0 ? 'pass' : verdictOfLevel(level)
  return { name, value, unit: 'count', verdict, thresholds: [{ op: '<=', value: 0, level }] }
}

function verdicts(checked: readonly CheckedFile[], findings: readonly Finding[], base: RepoPath) {
  const byFile = new Map<string, Finding[]>()
  for (const each of findings) if (each.file !== undefined) append(byFile, each.file, each)
  return checked.map(({ path, kind }) => {
    const whole = repoPathFrom(path, base) as RepoPath
    return { path: whole, kind, verdict: verdictOf(byFile.get(whole) ?? []) }
  })
}

function unreadable({ path, unread }: CheckedFile, base: RepoPath): Finding[] {
  if (unread === null) return []
  const file = repoPathFrom(path, base) as RepoPath
  return [
    finding({ rule: 'validate/unreadable', level: 'error', message: `This file was not judged: ${unread}.`, file }),
  ]
}

function unknownKind(path: RepoPath, base: RepoPath): Finding {
  const message = 'This file was named, but its kind is not known: nothing in it was judged.'
  const help = 'Say what it is with `kinds`, hold it to a schema with `schemas`, or leave it out of `files`.'
  return finding({
    rule: 'validate/unknown-kind',
    level: 'warning',
    message,
    help,
    file: repoPathFrom(path, base) as RepoPath,
  })
}

function nothingThere(inputs: ValidateInputs): Finding {
  const message = 'There is no file to judge: check `working-directory`, `files` and `kinds`.'
  return finding({ rule: 'validate/nothing-judged', level: levelOfMissing(inputs['if-missing']), message })
}

function summaryOf(files: number, errors: number, warnings: number): string {
  if (files === 0) return 'No file to judge.'
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
  const found =
    errors + warnings === 0 ? 'Nothing wrong' : `${counted(errors, 'error')} and ${counted(warnings, 'warning')}`
  return `${found} in ${counted(files, 'file')}.`
}

function metric(name: string) {
  return (judgement: Judgement<ValidateDetails>): string =>
    String(judgement.metrics.find(each => each.name === name)?.value ?? '')
}
