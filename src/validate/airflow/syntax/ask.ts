import type { RepoPath } from '../../../gate/path.js'
import type { Files, Ports } from '../../../gate/ports.js'
import { bytesOf } from '../../bytes.js'
import { SYNTAX_PROGRAM } from './program.js'
import type { PythonFault, PythonVerdict } from './verdict.js'

/** Characters of all texts together that a Python gets; what is beyond is judged by how it is read here. */
const MOST_TEXT = 64_000_000
const LIMIT = 60_000
/** Nothing of the environment or of installed packages is loaded, and no warning about a text is told. */
const ISOLATED = ['-I', '-S', '-W', 'ignore', '-c', SYNTAX_PROGRAM]

/** What a Python says of files, by their paths; nothing of those on which it has no verdict. */
export type PythonVerdicts = ReadonlyMap<RepoPath, PythonVerdict>

const NONE: PythonVerdicts = new Map()

/**
 * Starts a Python on the syntax of files, where one is installed, beside whatever is done meanwhile. Returns how to learn what
 * it says: nothing where it fails.
 */
export async function askPython(
  paths: readonly RepoPath[],
  { named, directory }: { named: string | undefined; directory: RepoPath },
  { commands, programs, files, event, log }: Pick<Ports, 'commands' | 'programs' | 'files' | 'event' | 'log'>,
): Promise<() => Promise<PythonVerdicts>> {
  if (paths.length === 0) return async () => NONE
  const program = await interpreterFor(named, programs)
  // A path may lead to what a change brings.
  if (program === null || (/[\\/]/.test(program) && event.privileged)) return async () => NONE
  const asked = textsOf(paths, directory, files)
  const { ended } = await commands.start({
    program,
    args: ISOLATED,
    input: JSON.stringify(asked.map(({ text }) => text)),
    directory,
    timeout: LIMIT,
  })
  return async () => {
    const { stdout, stderr } = await ended
    const verdicts = verdictsIn(stdout, asked)
    if (verdicts === null) log.debug(`${program} does not judge the syntax of DAG files: ${stderr.trim().slice(-500)}`)
    return verdicts ?? NONE
  }
}

/** The interpreter that is named, else the one of this machine; null where there is none. */
export async function interpreterFor(named: string | undefined, programs: Ports['programs']): Promise<string | null> {
  if (named !== undefined) return named
  for (const name of ['python3', 'python']) if (await programs.has(name)) return name
  return null
}

interface Asked {
  path: RepoPath
  text: string
}

/** The texts, without those that are no text in UTF-8: of them something else is told. */
function textsOf(paths: readonly RepoPath[], directory: RepoPath, files: Files): Asked[] {
  const asked: Asked[] = []
  let size = 0
  for (const path of paths) {
    const text = new TextDecoder().decode(bytesOf(path, directory, files) ?? undefined)
    size += text.length
    if (size > MOST_TEXT) break
    if (!/[\0\ufffd]/.test(text)) asked.push({ path, text })
  }
  return asked
}

/** What a Python wrote; null where it did not come to its end. */
function verdictsIn(output: string, asked: readonly Asked[]): PythonVerdicts | null {
  const [version, ...answers] = output.trimEnd().split('\n').map(parsed)
  if (typeof version !== 'string' || !/^\d+\.\d+$/.test(version) || answers.pop() !== true) return null
  const verdicts = new Map<RepoPath, PythonVerdict>(asked.map(({ path }) => [path, { version, fault: null }]))
  for (const answer of answers) {
    const [number, ...place] = Array.isArray(answer) ? answer : []
    const path = asked[Number(number)]?.path
    if (path === undefined) return null
    const fault = faultOf(place)
    if (fault === null) verdicts.delete(path)
    else verdicts.set(path, { version, fault })
  }
  return verdicts
}

/** Null where Python could not judge. */
function faultOf([line, column, endLine, endColumn, message]: readonly unknown[]): PythonFault | null {
  if (typeof message !== 'string') return null
  const place = { line: countOf(line) ?? 1, column: countOf(column) ?? 1 }
  return {
    ...place,
    endLine: countOf(endLine) ?? place.line,
    endColumn: countOf(endColumn) ?? place.column + 1,
    message,
  }
}

/** A line or a column; null where it is none, as Python has it where it knows no place. */
function countOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : null
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
