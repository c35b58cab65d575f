import type { RepoPath } from '../gate/path.js'
import type { Task, TaskPorts } from '../gate/ports.js'
import type { Kind } from './kind.js'
import { entryOf } from './kinds.js'
import { type Located, located } from './located.js'
import type { Problem, Report } from './rules/rule.js'
import { checkScripts } from './scripts.js'
import { hasIgnores, ignoredByComments } from './suppress/comments.js'
import { ruleOfFault } from './syntax/rules.js'
import { checkYaml } from './syntax/yaml/check.js'
import type { Source } from './tree/source.js'
import type { ToldScript } from './workflow/rules/scripts/shellcheck.js'
import { Workspace } from './workspace.js'

/** A file that is to be checked: its path as seen from the folder, and the name of its kind. */
export interface FileToCheck {
  path: RepoPath
  kind: string
  /** A schema that the inputs hold it to, as seen from the folder. */
  schema?: string
}

/** What a thread gets to do: files below a folder. */
export interface FilesToCheck {
  base: RepoPath
  files: readonly FileToCheck[]
  shellcheck: boolean
  /** One integer: how many of the files the threads have taken so far. */
  taken: SharedArrayBuffer
}

export interface CheckedFile extends FileToCheck {
  /** Which of the files it is. */
  index: number
  /** In the order of the text. */
  problems: Located[]
  /** Why it was not judged; null where it was. */
  unread: string | null
}

export interface Checked {
  files: CheckedFile[]
  /** Why shellcheck was not run, where it was wanted. */
  noShellcheck: string | null
}

/** Checks those of the files that no other thread takes: nothing that is wrong with one keeps anything from the others. */
export async function checkFiles(work: FilesToCheck, { files, programs }: TaskPorts): Promise<Checked> {
  const workspace = new Workspace(files, work.base)
  const installed = work.shellcheck && (await programs.has('shellcheck'))
  const taken = new Int32Array(work.taken)
  const done: CheckedFile[] = []
  const waiting: Gathered[] = []
  const scripts: ToldScript[] = []
  let noShellcheck: string | null = null
  for (let index = Atomics.add(taken, 0, 1); index < work.files.length; index = Atomics.add(taken, 0, 1)) {
    const gathered = await gather(work.files[index] as FileToCheck, index, workspace)
    const own = work.shellcheck ? scriptsIn(gathered) : []
    if (own.length > 0 && !installed) noShellcheck = 'shellcheck is not installed'
    if (own.length === 0 || !installed) {
      // Its tree is not needed any more: kept, it would only take memory and time.
      done.push(await settled(gathered))
    } else {
      waiting.push(gathered)
      scripts.push(...own)
    }
  }
  if (!(await checkScripts(scripts, programs))) noShellcheck = 'shellcheck does not run'
  for (const gathered of waiting) done.push(await settled(gathered))
  return { files: done, noShellcheck }
}

/** The work of a thread. */
export const checkTask: Task = async (input: FilesToCheck, ports) => ({
  output: await checkFiles(input, ports),
  buffers: [],
})

/** What was found in a file so far; no source where it cannot be read. */
interface Gathered {
  file: FileToCheck & { index: number }
  kind: Kind
  source: Source | null
  problems: Problem[]
  report: Report
}

async function gather(file: FileToCheck, index: number, workspace: Workspace): Promise<Gathered> {
  const { format, load } = entryOf(file.kind)
  const kind = await load()
  const source = workspace.read(file.path, format)
  const { problems, report } = gathering()
  if (source !== null) await check(file, source, kind, report, workspace)
  return { file: { ...file, index }, kind, source, problems, report }
}

async function check(
  file: FileToCheck,
  source: Source,
  kind: Kind,
  report: Report,
  workspace: Workspace,
): Promise<void> {
  for (const { rule, start, end, message, related } of source.faults) {
    report(ruleOfFault(rule), { start, end }, message, related === undefined ? {} : { related: [related] })
  }
  if (source.format === 'yaml') checkYaml(source, report, kind.reader)
  if (file.schema !== undefined || kind.declares === true) {
    const { checkDeclared } = await import('./schema/source/declared.js')
    await checkDeclared(source, report, workspace, file.schema)
  }
  await kind.check(source, report, workspace)
}

function gathering(): { problems: Problem[]; report: Report } {
  const problems: Problem[] = []
  const seen = new Set<string>()
  const report: Report = (rule, { start, end }, message, more) => {
    // What an anchor names is checked wherever an alias puts it.
    const key = `${rule.id} ${start} ${message}`
    if (!seen.has(key)) problems.push({ rule, start, end, message, ...more })
    seen.add(key)
  }
  return { problems, report }
}

function scriptsIn({ kind, source, report }: Gathered): ToldScript[] {
  const scripts = source === null ? [] : (kind.scripts?.(source) ?? [])
  return scripts.map(script => ({ script, report }))
}

async function settled({ file, source, problems }: Gathered): Promise<CheckedFile> {
  if (source === null) return { ...file, problems: [], unread: 'it cannot be read, is a link, or is above 12 MB' }
  const ignored = hasIgnores(source) ? await ignoredIn(source, problems) : new Map<Problem, string>()
  const sorted = problems.sort((a, b) => a.start - b.start || (a.rule.id < b.rule.id ? -1 : 1))
  return { ...file, problems: sorted.map(each => located(each, source, ignored.get(each) ?? null)), unread: null }
}

async function ignoredIn(source: Source, problems: Problem[]): Promise<ReadonlyMap<Problem, string>> {
  const { ruleIds } = await import('./rules/all.js')
  return ignoredByComments(source, [...problems], await ruleIds(), (rule, { start, end }, message) =>
    problems.push({ rule, start, end, message }),
  )
}
