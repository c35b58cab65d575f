import { type GitHub, GitHubFailure } from '../gate/github.js'
import type { Clock } from '../gate/ports.js'
import type { Result } from '../gate/result.js'
import { toResultFile } from '../gate/result-file.js'
import { permitted } from '../github/permissions.js'
import type { Series } from './baseline.js'
import { folderOf, type Head, headOf, REF } from './history.js'

/** How many results of a series are kept, the newest, and of how many series: those that were last added to. */
const KEPT = 50
const SERIES = 300

const MEBIBYTE = 1 << 20
const LARGEST = 4 * MEBIBYTE
const ROUNDS = 20
const SLOWEST = 5

/** A result that is too large to be kept. */
export class TooLarge extends Error {}

/**
 * Adds a result to the history, in the place of what an earlier attempt of its run left there. The ref moves by
 * compare-and-swap only: where another job was faster, its result is kept and ours goes on top.
 *
 * @throws UserMistake where the token may not write contents; GitHubFailure, TooLarge
 */
export async function recordInHistory(series: Series, result: Result, github: GitHub, clock: Clock): Promise<void> {
  const { runId, commit } = result.subject
  const path = `${folderOf(series)}/${runId}.${commit}.json`
  // The findings are of no use to those who compare, and may be many.
  const content = toResultFile({ ...result, findings: [] })
  if (Buffer.byteLength(content) > LARGEST) throw new TooLarge(`it is larger than ${LARGEST / MEBIBYTE} MiB`)
  await permitted('history', 'baseline', async () => {
    for (let round = 1; ; round += 1) {
      try {
        return await append(path, content, series, github)
      } catch (error) {
        if (!(error instanceof GitHubFailure) || error.pause === null || round === ROUNDS) throw error
        await clock.sleep(error.pause + pauseOf(series, round))
      }
    }
  })
}

/** Legs of a matrix end together: each waits for a time of its own, longer from round to round. */
function pauseOf({ unit }: Series, round: number): number {
  return Math.min(round, SLOWEST) * (100 + 4 * Number.parseInt(unit.slice(0, 2), 16))
}

async function append(path: string, content: string, series: Series, github: GitHub): Promise<void> {
  const head = await headOf(github)
  const file = { mode: '100644', type: 'blob' } as const
  const removed = surplusOf(head, path, folderOf(series)).map(each => ({ ...file, path: each, sha: null }))
  const { sha: tree } = await github.once('POST /repos/{owner}/{repo}/git/trees', {
    ...(head === null ? {} : { base_tree: head.tree }),
    tree: [{ ...file, path, content }, ...removed],
  })
  // It is there: the answer to an earlier round was lost.
  if (tree === head?.tree) return
  const { sha } = await github.once('POST /repos/{owner}/{repo}/git/commits', {
    message: `Keep ${path}`,
    tree,
    parents: head === null ? [] : [head.commit],
  })
  await moveTo(sha, head, github)
}

/** Moves the ref from where it was seen. @throws GitHubFailure, of a kind that passes where it is there no more */
async function moveTo(sha: string, head: Head | null, github: GitHub): Promise<void> {
  try {
    if (head === null) await github.once('POST /repos/{owner}/{repo}/git/refs', { ref: `refs/${REF}`, sha })
    else await github.once('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ref: REF, sha, force: false })
  } catch (error) {
    if (!(error instanceof GitHubFailure) || ![409, 422].includes(error.status)) throw error
    throw new GitHubFailure('busy', error.message, error.status, false, 0)
  }
}

/** What has to go for a result to be added: the oldest of its series, and the series that were left alone the longest. */
function surplusOf(head: Head | null, path: string, folder: string): string[] {
  const kept = head?.kept ?? []
  const own = kept.filter(each => each.folder === folder && each.path !== path).slice(0, -(KEPT - 1))
  const others = kept.filter(each => each.folder !== folder)
  const lastRun = new Map(others.map(each => [each.folder, each.runId]))
  const byAge = [...lastRun].sort(([, a], [, b]) => b - a).map(([name]) => name)
  const forgotten = new Set(byAge.slice(SERIES - 1))
  return [...own, ...others.filter(each => forgotten.has(each.folder))].map(each => each.path)
}
