import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { MemoryCommit } from './memory-git.js'

/** Commits by names of their own, oldest first; parents are such names. */
export type History = Readonly<Record<string, MemoryCommit>>

/** Makes the commits in the git repository at `root`; returns their ids by name. */
export function commitHistory(root: string, history: History): Record<string, string> {
  const names = Object.keys(history)
  const mark = (name: string) => `:${names.indexOf(name) + 1}`
  const commits = Object.entries(history).map(([name, { parents = [], files }]) => {
    const [first, ...others] = parents
    return [
      `commit refs/heads/${name}`,
      `mark ${mark(name)}`,
      'committer T <t@t.invalid> 1700000000 +0000',
      data(name),
      ...(first === undefined ? [] : [`from ${mark(first)}`]),
      ...others.map(parent => `merge ${mark(parent)}`),
      'deleteall',
      ...Object.entries(files).map(([path, text]) => `M 100644 inline ${quoted(path)}\n${data(text)}`),
      '',
    ].join('\n')
  })
  const marks = join(root, '.git', 'marks')
  execFileSync('git', ['fast-import', '--quiet', `--export-marks=${marks}`], { cwd: root, input: commits.join('\n') })
  const lines = readFileSync(marks, 'utf8').trim().split('\n')
  rmSync(marks)
  return Object.fromEntries(lines.map(line => line.split(' ')).map(([m, id]) => [names[Number(m?.slice(1)) - 1], id]))
}

/** The same commits for `memoryGit`, with the ids that git would have given. */
export function withIds(history: History, ids: Readonly<Record<string, string>>): Record<string, MemoryCommit> {
  const entries = Object.entries(history).map(([name, { parents = [], files }]): [string, MemoryCommit] => {
    return [ids[name] as string, { parents: parents.map(parent => ids[parent] as string), files }]
  })
  return Object.fromEntries(entries)
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`
}

function quoted(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`
}
