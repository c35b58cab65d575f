import { finding } from '../gate/finding.js'
import type { Finding } from '../gate/result.js'
import type { Component } from './components.js'
import type { FileTotals } from './details.js'
import type { Past } from './past.js'

/**
 * The files of components that no report has any file of, as the baseline has them; those that are in the repository no
 * more are left out. With a note for each component.
 */
export function carriedForward(
  measured: ReadonlySet<string>,
  components: readonly Component[],
  past: Past | null,
  exists: (path: string) => boolean,
): { files: FileTotals[]; findings: Finding[] } {
  const files = new Map<string, FileTotals>()
  const findings: Finding[] = []
  for (const { name, has, carryForward } of components) {
    if (past === null || !carryForward || [...measured].some(has)) continue
    const own = [...past.files].filter(([path]) => has(path) && exists(path))
    for (const [path, file] of own) files.set(path, { ...file, path, carried: true })
    if (own.length > 0) findings.push(carried(name, own.length, past.from))
  }
  return { files: [...files.values()], findings }
}

function carried(name: string, count: number, from: string): Finding {
  return finding({
    rule: 'coverage/carried-forward',
    level: 'note',
    message: `No report has a file of ${name}: ${count === 1 ? 'its one file counts' : `its ${count} files count`} as in ${from}.`,
    identity: name,
  })
}

const NAMED = 5

/** A warning where files that the baseline has, and the repository still, are in no report now: a loss that no figure shows. */
export function vanished(present: ReadonlySet<string>, past: Past, exists: (path: string) => boolean): Finding[] {
  const gone = [...past.files].filter(([path, { lines }]) => lines.covered > 0 && !present.has(path) && exists(path))
  if (gone.length === 0) return []
  const more = gone.length > NAMED ? ` and ${gone.length - NAMED} more` : ''
  const names = gone.slice(0, NAMED).map(([path]) => path)
  return [
    finding({
      rule: 'coverage/vanished',
      level: 'warning',
      message: `${gone.length === 1 ? 'A file' : `${gone.length} files`} that ${past.from} covers ${gone.length === 1 ? 'is' : 'are'} in no report now: ${names.join(', ')}${more}.`,
      help: 'Did a part of the tests not run? A component with `carry-forward: true` keeps the figures of what is not tested every time.',
      identity: 'vanished',
    }),
  ]
}
