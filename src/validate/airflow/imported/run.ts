import { type RepoPath, seenFrom } from '../../../gate/path.js'
import type { Ports } from '../../../gate/ports.js'
import { rootsOf } from '../modules.js'
import { type Answers, readAnswers } from './answers.js'
import { endOf } from './ended.js'
import type { Imported } from './imported.js'
import { IMPORT_PROGRAM } from './program.js'

/** How DAG files are loaded. */
export interface Loading {
  /** The interpreter: a name on the path, or a path as seen from the folder. */
  python: string
  /** The folder that the process runs in; paths are as seen from it. */
  directory: RepoPath
  /** Milliseconds for each file. */
  limit: number
  /** Bytes that a process may ask for. */
  memory: number
}

/** Why no file was loaded at all: sentences for the reader. */
export interface NotImported {
  why: string
  help: string
}

/** So many files a process loads: what it needs and what it writes are bounded. */
const AT_ONCE = 500
/** So many processes may end in the middle, each with the file that it was at. */
const MOST_ENDS = 20
/** Milliseconds for importing Airflow and making its database. */
const START_LIMIT = 300_000
/** Milliseconds after its limit in which a file may still heed it; after that the process ends itself. */
const GRACE = 2000

type LoadPorts = Pick<Ports, 'commands' | 'files' | 'log'>

/**
 * Loads DAG files through the DagBag of an interpreter's Airflow, in processes of their own: where one ends with a file, the next
 * one goes on behind that.
 */
export async function importFiles(
  paths: readonly RepoPath[],
  loading: Loading,
  ports: LoadPorts,
): Promise<Imported | NotImported> {
  const imported: Imported = { airflow: '', python: '', files: [], left: [] }
  let waiting = [...paths]
  let ends = 0
  while (waiting.length > 0 && ends <= MOST_ENDS) {
    const some = waiting.slice(0, AT_ONCE)
    ports.log.info(`airflow: loading ${some.length} of ${waiting.length} DAG files with ${loading.python}`)
    const { answers, run } = await loadSome(some, loading, ports)
    if (answers.started === null) {
      if (imported.airflow === '') return notStarted(answers, loading.python, run.stderr)
      break
    }
    Object.assign(imported, answers.started)
    imported.files.push(...answers.files.values())
    const at = answers.at === null ? undefined : some[answers.at]
    if (at !== undefined) {
      const locate = (path: string): RepoPath | null => located(path, loading.directory, ports)
      imported.files.push(endOf(at, run, { rest: answers.rest, limit: loading.limit, locate }))
    }
    const done = new Set([at, ...[...answers.files.values()].map(({ path }) => path)])
    waiting = waiting.filter(path => !done.has(path))
    if (!answers.done) ends += 1
    if (!some.some(path => done.has(path))) break
  }
  imported.left = waiting
  return imported
}

async function loadSome(some: readonly RepoPath[], loading: Loading, { commands }: LoadPorts) {
  const { python, directory, limit, memory } = loading
  const request = {
    files: some.map(path => [path, rootsOf(path)]),
    limit: limit / 1000,
    grace: GRACE / 1000,
    startLimit: START_LIMIT / 1000,
    memory,
  }
  const { ended } = await commands.start({
    program: python,
    args: ['-c', IMPORT_PROGRAM],
    input: JSON.stringify(request),
    directory,
    timeout: 2 * START_LIMIT + some.length * (limit + GRACE),
    scratch: 'AIRFLOW_HOME',
  })
  const run = await ended
  return { run, answers: readAnswers(run.stdout, some) }
}

function notStarted({ failed }: Answers, python: string, stderr: string): NotImported {
  const other = 'or name an interpreter that has it with `python`'
  if (failed === null) {
    const end = stderr.trim().split('\n').at(-1) ?? ''
    const why = `${python} cannot load DAG files: ${end || 'it ends without a word'}`
    return { why, help: 'Name an interpreter, Python 3.8 or newer with Airflow, with `python`.' }
  }
  const { type, module, message } = failed
  if (type === 'ModuleNotFoundError' && module === 'airflow') {
    const why = `Airflow is not installed for ${python} (Python ${failed.python})`
    const install = `${python} -m pip install "apache-airflow==<version>"`
    return { why, help: `Install it in a step before, with \`${install}\` and its constraints, ${other}.` }
  }
  const why = `The Airflow of ${python} (Python ${failed.python}) cannot be used: ${type}: ${message}`
  return { why, help: `Install it with its constraints, ${other}.` }
}

/** A file of the repository, as seen from the folder, by its whole path; null where it is none, or installed. */
function located(path: string, directory: RepoPath, { files }: LoadPorts): RepoPath | null {
  const found = files.locate(path)
  if (found === null || /(^|\/)(site|dist)-packages\//.test(found)) return null
  if (directory === '.') return found
  return found.startsWith(`${directory}/`) ? (seenFrom(directory, found) as RepoPath) : null
}
