import { type ChangedLines, changedLines } from '../../gate/changed-lines.js'
import type { Checkout } from '../../gate/commands.js'
import { UserMistake } from '../../gate/mistake.js'
import { testedCommit } from '../../gate/patch-start.js'
import { type InputPath, type RepoPath, ROOT } from '../../gate/path.js'
import type { Ports } from '../../gate/ports.js'
import type { BaseSource } from './plan.js'

export type Side = 'base' | 'head'

/** Where both sides run, and what they are. */
export interface Sides extends Record<Side, InputPath> {
  /** To complete "The base is …"; null where both are in one folder. */
  what: string | null
  /** What tells this comparison from others, for the order of the runs. */
  seed: string
  /** Removes what was made for it. */
  remove(): Promise<void>
}

/** The folders of base and head; the head is the workspace as it is. @throws UserMistake */
export async function sidesOf(base: BaseSource, head: RepoPath, ports: Ports): Promise<Sides> {
  const tested = (await testedCommit(ports)) ?? ''
  if (base.kind === 'here') return { base: head, head, what: null, seed: tested, remove: async () => {} }
  if (base.kind === 'folder') {
    const folder = await ports.commands.folder(base.path, head)
    if (folder === null) throw mistake('base-directory', `there is no folder ${base.path}`)
    if (folder === head) throw mistake('base-directory', `${base.path} is the head itself`)
    return { base: folder, head, what: `the base in \`${base.path}\``, seed: tested, remove: async () => {} }
  }
  const change = await changedLines(ports, base.ref)
  if (change.kind !== 'known') throw mistake('base-ref', change.why)
  const checkout = await checkedOut(change, head, ports)
  const sides = { base: checkout.directory, head, seed: `${change.base} ${tested}` }
  return { ...sides, what: `commit ${change.how}`, remove: () => checkout.remove() }
}

async function checkedOut(
  { base }: Extract<ChangedLines, { kind: 'known' }>,
  head: RepoPath,
  { commands, git }: Ports,
): Promise<Checkout> {
  const known = await commands.checkout(base, head)
  // GitHub may have told of a commit that is not here.
  const checkout = known ?? ((await git.fetch(base)) === null ? null : await commands.checkout(base, head))
  if (checkout === null) {
    const advice = 'set `fetch-depth: 0` and no `filter` for actions/checkout, or name a `base-directory`'
    throw mistake('base-ref', `git cannot check out the base, ${base}, with all of its files: ${advice}`)
  }
  if ((await commands.folder(checkout.directory, ROOT)) !== null) return checkout
  await checkout.remove()
  throw mistake('base-ref', `the base, ${base}, has no folder ${head}, where the commands run`)
}

function mistake(field: string, message: string): UserMistake {
  return new UserMistake([{ where: `interleaved.${field}`, message }])
}
