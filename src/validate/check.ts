import type { RepoPath } from '../gate/path.js'
import type { Task, TaskPorts } from '../gate/ports.js'
import type { DagFile } from './airflow/details.js'
import type { PythonVerdict } from './airflow/syntax/verdict.js'
import { Gathered } from './gathered.js'
import type { Desk, Kind, Settings } from './kind.js'
import { entryOf } from './kinds.js'
import type { Located } from './located.js'
import { checkScripts } from './scripts.js'
import { checkYaml } from './syntax/yaml/check.js'
import { prepareToRead } from './tree/read.js'
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
  settings: Settings
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
  /** The DAGs that it declares; null where it is of another kind. */
  declared: DagFile | null
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
  const waiting: Waiting[] = []
  const scripts: ToldScript[] = []
  let noShellcheck: string | null = null
  for (let index = Atomics.add(taken, 0, 1); index < work.files.length; index = Atomics.add(taken, 0, 1)) {
    const next = await gather(work.files[index] as FileToCheck, index, workspace, work.settings)
    const own = work.shellcheck ? scriptsIn(next) : []
    if (own.length > 0 && !installed) noShellcheck = 'shellcheck is not installed'
    if (own.length === 0 || !installed) {
      // Its tree is not needed any more: kept, it would only take memory and time.
      done.push(await settled(next))
    } else {
      waiting.push(next)
      scripts.push(...own)
    }
  }
  if (!(await checkScripts(scripts, programs))) noShellcheck = 'shellcheck does not run'
  for (const each of waiting) done.push(await settled(each))
  return { files: done, noShellcheck }
}

/** Checks a file anew, by what an installed Python says of its syntax. */
export async function checkAgain(
  { path, kind, schema, index }: CheckedFile,
  python: PythonVerdict,
  workspace: Workspace,
  settings: Settings,
): Promise<CheckedFile> {
  const file = { path, kind, ...(schema === undefined ? {} : { schema }) }
  return settled(await gather(file, index, workspace, settings, python))
}

/** The work of a thread. */
export const checkTask: Task = async (input: FilesToCheck, ports) => ({
  output: await checkFiles(input, ports),
  buffers: [],
})

/** A file that was checked; nothing was found where it cannot be read. */
interface Waiting {
  file: FileToCheck & { index: number }
  kind: Kind
  gathered: Gathered | null
  declared: DagFile | null
}

async function gather(
  file: FileToCheck,
  index: number,
  workspace: Workspace,
  settings: Settings,
  python: PythonVerdict | null = null,
): Promise<Waiting> {
  const { format, load } = entryOf(file.kind)
  const kind = await load()
  await prepareToRead(format)
  const source = workspace.read(file.path, format)
  const gathered = source === null ? null : new Gathered(source)
  const declared = gathered === null ? null : await check(file, gathered, kind, workspace, { settings, python })
  return { file: { ...file, index }, kind, gathered, declared }
}

async function check(
  file: FileToCheck,
  gathered: Gathered,
  kind: Kind,
  workspace: Workspace,
  known: Pick<Desk, 'settings' | 'python'>,
): Promise<DagFile | null> {
  const { source, report } = gathered
  gathered.reportFaults()
  if (source.format === 'yaml') checkYaml(source, report, kind.reader)
  if (file.schema !== undefined || kind.declares === true) {
    const { checkDeclared } = await import('./schema/source/declared.js')
    await checkDeclared(source, report, workspace, file.schema)
  }
  let declared: DagFile | null = null
  const desk: Desk = {
    ...known,
    declare: file => {
      declared = file
    },
  }
  await kind.check(source, report, workspace, desk)
  return declared
}

function scriptsIn({ kind, gathered }: Waiting): ToldScript[] {
  if (gathered === null) return []
  const { source, report } = gathered
  return (kind.scripts?.(source) ?? []).map(script => ({ script, report }))
}

async function settled({ file, gathered, declared }: Waiting): Promise<CheckedFile> {
  if (gathered === null)
    return { ...file, problems: [], unread: 'it cannot be read, is a link, or is above 12 MB', declared }
  return { ...file, problems: await gathered.settled('file'), unread: null, declared }
}
