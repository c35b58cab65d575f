import { type Data, type GitHub, GitHubFailure } from '../gate/github.js'
import { readResultFile } from '../gate/result-file.js'
import { permitted } from '../github/permissions.js'
import { unitOf } from '../handover/names.js'
import type { Baseline, Series } from './baseline.js'
import { type Candidate, firstComparable, nearestFirst } from './candidates.js'

/** A ref that no clone fetches and no list of branches shows. */
export const REF = 'pipeline-actions/history'

const PATH = /^([a-z-]+\/[0-9a-f]{12})\/(\d{1,15})\.([0-9a-f]{40,64})\.json$/

/** A result that the history keeps. */
export interface Kept {
  path: string
  /** That of its series. */
  folder: string
  runId: number
  commit: string
  /** The id of its content. */
  blob: string
}

/** The commit that the ref points at, and what it keeps, oldest first: run ids only grow. */
export interface Head {
  commit: string
  tree: string
  kept: Kept[]
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
    const kept = ((await headOf(github))?.kept ?? []).filter(({ folder }) => folder === folderOf(series))
    const where = `refs/${REF}`
    if (kept.length === 0) return { kind: 'first', why: `${where} has no result of this job and leg` }
    const near = nearestFirst(
      kept.map(each => candidateOf(each, github)),
      commits,
    )
    const found = await firstComparable(near, series)
    if ('kind' in found) return found
    const looked = near.length === 0 ? 'is of the base commit or before it' : 'can be used'
    return { kind: 'missing', why: `none of the results in ${where} (${kept.length}) ${looked}${found.wrong}` }
  })
}

/** Where the results of a series are. */
export function folderOf({ gate, unit, branch }: Series): string {
  return `${gate}/${unitOf(unit, branch)}`
}

/** The history as it is now; null where there is none. @throws GitHubFailure */
export async function headOf(github: GitHub): Promise<Head | null> {
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
  const kept = listed.tree.flatMap(({ path, sha, type }) => (type === 'blob' ? keptAt(path, sha) : []))
  return { commit, tree: tree.sha, kept: kept.sort((a, b) => a.runId - b.runId) }
}

function keptAt(path: string, blob: string): Kept[] {
  const [, folder, runId, commit] = PATH.exec(path) ?? []
  return folder === undefined || commit === undefined ? [] : [{ path, folder, runId: Number(runId), commit, blob }]
}

function candidateOf({ runId, commit, blob }: Kept, github: GitHub): Candidate {
  const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}'
  const read = async () => {
    const { content } = await github.request(route, { file_sha: blob })
    return readResultFile(Buffer.from(content, 'base64'))
  }
  return { from: `refs/${REF} at ${commit}`, runId, commit, read }
}
