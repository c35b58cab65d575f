import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputOf, piecesOf, type Run, succeeds } from './processes.js'

/**
 * What no repository may decide by its own configuration: programs that run when an index is read or a pager opens,
 * and folders among its files that pass for repositories, with a configuration of theirs.
 */
const SETTINGS = {
  'core.fsmonitor': 'false',
  'core.hooksPath': '/dev/null',
  'core.longpaths': 'true',
  'safe.bareRepository': 'explicit',
  'submodule.recurse': 'false',
}

const FLAGS = ['--no-pager', '--no-replace-objects', '--literal-pathspecs']
const ARGUMENTS = [...FLAGS, ...Object.entries(SETTINGS).flatMap(([key, value]) => ['-c', `${key}=${value}`])]

/**
 * What a commit names as its parents are its parents. Nothing is fetched, but where `git-fetch.ts` asks for it: not even what a partial clone left out. No credentials are
 * needed, and no remote's program runs.
 */
const ENVIRONMENT = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_GRAFT_FILE: '/dev/null',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
}

/** Where git is run. Git refuses repositories of other users, as a container finds them; those it is to take are named. */
export interface Place {
  directory: string
  trusted: readonly string[]
}

/**
 * The output of git, run so that the repository cannot make it run anything else; null where git is not installed or
 * fails.
 */
export function gitOutput(
  args: string[],
  place: Place,
  environment: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  return within(place, home => {
    return outputOf('git', [...ARGUMENTS, ...args], place.directory, { ...ENVIRONMENT, ...home, ...environment })
  })
}

/** Whether git succeeds, run in the same way, however much it writes. */
export function gitSucceeds(args: string[], place: Place, run: Run): Promise<boolean> {
  return within(place, home => {
    const environment = { ...ENVIRONMENT, ...home, ...run.environment }
    return succeeds('git', [...ARGUMENTS, ...args], place.directory, { ...run, environment })
  })
}

/** The output of git, run in the same way, in pieces as they are taken. @throws ProgramFailed */
export async function* gitPieces(args: string[], place: Place, input: string): AsyncGenerator<Uint8Array> {
  const home = await homeFor(place)
  try {
    const environment = { ...ENVIRONMENT, ...variablesOf(home) }
    yield* piecesOf('git', [...ARGUMENTS, ...args], place.directory, { environment, input })
  } finally {
    await remove(home)
  }
}

async function within<T>(place: Place, act: (home: Record<string, string>) => Promise<T>): Promise<T> {
  const home = await homeFor(place)
  try {
    return await act(variablesOf(home))
  } finally {
    await remove(home)
  }
}

/**
 * Versions of git before 2.38 read whom to trust from the user's or the machine's configuration alone, and neither is
 * ours to change: so git gets a home of its own for this one command. Null where it trusts nobody.
 */
async function homeFor({ trusted }: Place): Promise<string | null> {
  if (trusted.length === 0) return null
  const home = await mkdtemp(join(tmpdir(), 'pipeline-actions-git-'))
  const lines = trusted.map(folder => `\tdirectory = "${quoted(folder)}"\n`)
  await writeFile(join(home, '.gitconfig'), `[safe]\n${lines.join('')}`)
  return home
}

function variablesOf(home: string | null): Record<string, string> {
  return home === null ? {} : { HOME: home }
}

async function remove(home: string | null): Promise<void> {
  if (home !== null) await rm(home, { recursive: true, force: true })
}

/** Git writes paths with `/` on every machine. */
function quoted(folder: string): string {
  const path = process.platform === 'win32' ? folder.replaceAll('\\', '/') : folder
  return path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')
}
