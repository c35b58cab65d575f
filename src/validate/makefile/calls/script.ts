import { type RepoPath, repoPathFrom } from '../../../gate/path.js'
import { type Command, commandsIn } from '../../shell/commands.js'
import { makeCallOf } from './command.js'

/** A target that a script calls, and the folder in which it does. */
export interface Called {
  readonly name: string
  /** Its index in the script. */
  readonly index: number
  readonly folder: RepoPath
}

/** What brings files that are not there yet, a Makefile perhaps among them, or leads to another commit. */
const BRINGS =
  /^(?:cmake|autoconf|autoreconf|automake|qmake|meson|curl|wget|tar|unzip|cookiecutter|copier|cruft|rsync|ssh|scp|docker|podman|kubectl|vagrant|chroot|nix|nix-shell)$|configure$|bootstrap$|autogen\.sh$/
const GIT_BRINGS = /^(?:clone|checkout|switch|submodule|worktree|reset|pull)$/
const MOVES = /^(?:pushd|popd)$/

/**
 * The targets that a script calls, as long as it is known in which folder it is and that no other files came to it; the rest is
 * left out.
 */
export function callsIn(script: string, start: RepoPath): readonly Called[] {
  if (!/\bg?make\b/.test(script)) return []
  const calls: Called[] = []
  let folder: RepoPath | null = start
  for (const command of commandsIn(script)) {
    const [program = '', argument = ''] = command.words
    if (bringsFiles(command) || MOVES.test(program)) break
    if (program === 'cd') {
      folder = isPlain(argument) && !inSubshell(script, command) ? repoPathFrom(argument, folder) : null
      if (folder === null) break
      continue
    }
    const call = makeCallOf(command, script)
    if (call === null) continue
    const within = call.folders.reduce<RepoPath | null>(
      (at, path) => (at === null || !isPlain(path) ? null : repoPathFrom(path, at)),
      folder,
    )
    if (within !== null) calls.push(...call.targets.map(target => ({ ...target, folder: within })))
  }
  return calls
}

/** Whether a command can bring other files than those of the commit. */
export function bringsFiles({ words }: Pick<Command, 'words'>): boolean {
  const [program = '', argument = ''] = words
  return BRINGS.test(program) || (program === 'git' && GIT_BRINGS.test(argument))
}

function isPlain(path: string): boolean {
  return path !== '' && path !== '-' && !/[$`*?~"'\\]/.test(path)
}

function inSubshell(script: string, { start }: Command): boolean {
  return /[({]\s*$/.test(script.slice(Math.max(0, start - 20), start))
}
