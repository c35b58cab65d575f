import { rmSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Checkout } from '../gate/commands.js'
import type { OutsidePath } from '../gate/path.js'
import { gitOutput, gitSucceeds, type Place } from './git-command.js'
import { isCommit } from './git-text.js'
import { onInterruption } from './interruption.js'

/** Milliseconds for one checkout. */
const LIMIT = 300_000

/**
 * Checks out a commit as a work tree beside the workspace; the folder is the one that `place` is in it. Null where git
 * cannot. It is on the disk of the workspace where the runner has a folder for what is temporary: on another one, what
 * reads files would be faster or slower.
 */
export async function checkOut(commit: string, place: Place): Promise<Checkout | null> {
  if (!isCommit(commit)) return null
  const below = (await gitOutput(['rev-parse', '--show-prefix'], place))?.replace(/\r?\n$/, '')
  if (below === undefined) return null
  const folder = await mkdtemp(join(await realpath(process.env['RUNNER_TEMP'] || tmpdir()), 'pipeline-actions-base-'))
  const forget = onInterruption(() => rmSync(folder, { recursive: true, force: true }))
  const tree = join(folder, 'base')
  const remove = async () => {
    await gitOutput(['worktree', 'remove', '--force', tree], place)
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    forget()
  }
  try {
    const args = ['worktree', 'add', '--quiet', '--detach', tree, commit]
    if (await gitSucceeds(args, place, { timeout: LIMIT })) {
      return { directory: join(tree, below) as OutsidePath, remove }
    }
  } catch (error) {
    await remove()
    throw error
  }
  await remove()
  return null
}
