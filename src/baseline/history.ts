import { type Data, type GitHub, GitHubFailure } from '../gate/github.js'
import type { Clock } from '../gate/ports.js'
import type { Result } from '../gate/result.js'
import { RefusedResult, readResultFile, toResultFile } from '../gate/result-file.js'
import { permitted } from '../github/permissions.js'
import type { Baseline, Series } from './baseline.js'

/** A ref that no clone fetches and no list of branches shows. */
const REF = 'pipeline-actions/history'

/** How many results of a series are kept, the newest. */
const KEPT = 50
const LARGEST = 4 << 20
const ROUNDS = 10

/** The commit that the ref points at, and the files of its tree: path -> the blob's id. */
interface Head {
  commit: string
  tree: string
  files: Map<string, string>
}

/**
 * The result of the series at the nearest of the commits, in the history that this repository's own runs keep.
 *
 * @throws UserMistake where the token may not read contents; GitHubFailure
 */
export async function baselineFromHistory(
  series: Series,
  commits: readonly string[],
  github: GitHub,
): Promise<Baseline> {
  return permitted('contents', 'baseline', async () => {
    const head = await headOf(github)
    const kept = keptIn(head, series)
    if (kept.length === 0) return { kind: 'first', why: `refs/${REF} has no result of this gate and leg` }
    const nearest = commits.find(commit => kept.some(each => each.commit === commit))
    const found = kept.findLast(each => each.commit === nearest)
    if (found === undefined) {
      return { kind: 'missing', why: `refs/${REF} has ${kept.length} results, none at the base commit or before it` }
    }
    try {
      const result = await readResultFile(await blobOf(found.blob, github))
      return { kind: 'found', result, from: `refs/${REF} at ${found.commit}` }
    } catch (error) {
      if (!(error instanceof RefusedResult)) throw error
      return {
        kind: 'missing',
        why: `the result in refs/${REF} at ${found.commit} cannot be read: it ${error.message}`,
      }
    }
  })
}

/**
 * Adds a result to the history. The ref moves by compare-and-swap only: where another job was faster, its result is kept
 * and ours goes on top.
 *
 * @throws UserMistake where the token may not write contents; GitHubFailure
 */
export async function recordInHistory(series: Series, result: Result, github: GitHub, clock: Clock): Promise<void> {
  const { runId, commit } = result.subject
  const path = `${folderOf(series)}/${runId}.${commit}.json`
  // The findings are of no use to those who compare, and may be many.
  const content = toResultFile({ ...result, findings: [] })
  if (Buffer.byteLength(content) > LARGEST) throw new RefusedResult(`is larger than ${LARGEST >> 20} MiB`)
  await permitted('history', 'baseline', async () => {
    for (let round = 1; ; round += 1) {
      try {
        return await append(path, content, series, github)
      } catch (error) {
        if (!(error instanceof GitHubFailure) || round === ROUNDS) throw error
        // 422: the ref has moved, or appeared, since it was read.
        if (error.status !== 422 && error.pause === null) throw error
        await clock.sleep(error.pause ?? 100 * round)
      }
    }
  })
}

async function append(path: string, content: string, series: Series, github: GitHub): Promise<void> {
  const head = await headOf(github)
  const surplus = keptIn(head, series)
    .filter(each => each.path !== path)
    .slice(0, -(KEPT - 1))
  const file = { path, mode: '100644', type: 'blob' } as const
  const { sha: tree } = await github.once('POST /repos/{owner}/{repo}/git/trees', {
    ...(head === null ? {} : { base_tree: head.tree }),
    tree: [{ ...file, content }, ...surplus.map(each => ({ ...file, path: each.path, sha: null }))],
  })
  if (tree === head?.tree) return
  const { sha } = await github.once('POST /repos/{owner}/{repo}/git/commits', {
    message: `Keep ${path}`,
    tree,
    parents: head === null ? [] : [head.commit],
  })
  if (head === null) await github.once('POST /repos/{owner}/{repo}/git/refs', { ref: `refs/${REF}`, sha })
  else await github.once('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ref: REF, sha, force: false })
}

async function headOf(github: GitHub): Promise<Head | null> {
  let ref: Data<'GET /repos/{owner}/{repo}/git/ref/{ref}'>
  try {
    ref = await github.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ref: REF })
  } catch (error) {
    if (error instanceof GitHubFailure && error.kind === 'missing') return null
    throw error
  }
  const commit = ref.object.sha
  const { tree } = await github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { commit_sha: commit })
  const listed = await github.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    tree_sha: tree.sha,
    recursive: '1',
  })
  const files = new Map(listed.tree.flatMap(({ path, sha, type }) => (type === 'blob' ? [[path, sha] as const] : [])))
  return { commit, tree: tree.sha, files }
}

interface Kept {
  path: string
  blob: string
  runId: number
  commit: string
}

/** What is kept of a series, oldest first: run ids only grow. */
function keptIn(head: Head | null, series: Series): Kept[] {
  const name = /^(\d{1,15})\.([0-9a-f]{40,64})\.json$/
  const folder = `${folderOf(series)}/`
  return [...(head?.files ?? [])]
    .flatMap(([path, blob]) => {
      const [, runId, commit] = (path.startsWith(folder) && name.exec(path.slice(folder.length))) || []
      return commit === undefined ? [] : [{ path, blob, runId: Number(runId), commit }]
    })
    .sort((a, b) => a.runId - b.runId)
}

function folderOf({ gate, unit }: Series): string {
  return `${gate}/${unit}`
}

async function blobOf(sha: string, github: GitHub): Promise<Uint8Array> {
  const { content } = await github.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { file_sha: sha })
  return Buffer.from(content, 'base64')
}
