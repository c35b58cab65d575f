import type { CommandRun } from '../../../gate/commands.js'
import { formatDuration } from '../../../gate/duration.js'
import type { RepoPath } from '../../../gate/path.js'
import type { ImportedFile, ImportFailure } from './imported.js'

/** What is known of a process that ended with the file that it was at. */
export interface Traces {
  /** What it wrote that is no answer: where each thread was, the innermost line first. */
  rest: string
  limit: number
  /** A file of the repository by its whole path. */
  locate(path: string): RepoPath | null
}

const FRAME = /^ {2}File "(.+)", line (\d+) in /gm

/** A file that ended the process which loaded it. */
export function endOf(path: RepoPath, run: CommandRun, { rest, limit, locate }: Traces): ImportedFile {
  const places = [...rest.matchAll(FRAME)].flatMap(([, file = '', line]) => {
    const found = locate(file)
    return found === null ? [] : [{ file: found, line: Number(line) }]
  })
  const message = messageOf(run, rest, limit)
  const failure: ImportFailure = {
    stage: 'ended',
    type: '',
    kinds: [],
    message,
    module: null,
    dagId: null,
    places: places.reverse(),
    unset: false,
  }
  return { path, milliseconds: null, dags: [], errors: [failure], warnings: [] }
}

function messageOf({ exitCode, timedOut, cut }: CommandRun, rest: string, limit: number): string {
  if (timedOut || /^Timeout \(/m.test(rest)) return `it does not end within ${formatDuration(limit)}`
  const [, fatal] = /^Fatal Python error: (.{1,200})$/m.exec(rest) ?? []
  if (fatal !== undefined) return `Python itself fails: ${fatal}`
  if (cut) return 'what is told of its DAGs is longer than 16 MB'
  if (exitCode === null) return 'the system ended the process, as it does where memory runs out'
  return `it ends the process, with exit code ${exitCode}`
}
