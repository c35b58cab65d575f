import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputOf } from './processes.js'

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

/** Nothing is fetched, not even what a partial clone left out: no credentials are needed, and no remote's program runs. */
const ENVIRONMENT = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
}

/**
 * The output of git, run so that the repository cannot make it run anything else; null where git is not installed or
 * fails. Git refuses repositories of other users, as a container finds them; those in `trusted` folders it takes.
 */
export async function gitOutput(args: string[], directory: string, trusted: readonly string[]): Promise<string | null> {
  const run = (more: Record<string, string>) =>
    outputOf('git', [...ARGUMENTS, ...args], directory, { ...ENVIRONMENT, ...more })
  return trusted.length === 0 ? run({}) : withHome(trusted, HOME => run({ HOME }))
}

/**
 * Versions of git before 2.38 read whom to trust from the user's or the machine's configuration alone, and neither is
 * ours to change: so git gets a home of its own for this one command.
 */
async function withHome<T>(trusted: readonly string[], act: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'pipeline-actions-git-'))
  try {
    const lines = trusted.map(folder => `\tdirectory = "${quoted(folder)}"\n`)
    await writeFile(join(home, '.gitconfig'), `[safe]\n${lines.join('')}`)
    return await act(home)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Git writes paths with `/` on every machine. */
function quoted(folder: string): string {
  const path = process.platform === 'win32' ? folder.replaceAll('\\', '/') : folder
  return path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')
}
