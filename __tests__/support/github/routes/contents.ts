import { repositoryBody, repositoryOf } from '../bodies.js'
import { resolveCommit } from '../branches.js'
import { missing, Refusal } from '../exchange.js'
import type { Entry } from '../git.js'
import { type Call, read } from '../route.js'

/** Above this a file's text is left out, and comes with the raw media type only. */
const INLINE = 1024 * 1024
const RAW = /application\/vnd\.github\.(v3\.)?raw/

export const contentsRoutes = [
  read('GET /repos/{owner}/{repo}', 'metadata=read', ({ api, rows, repository }) => {
    const parent = repository.parent === null ? null : repositoryOf(rows, repository.parent)
    const source = repositoryOf(rows, repository.network)
    const forked = parent && source && { parent: repositoryBody(api, parent), source: repositoryBody(api, source) }
    return {
      status: 200,
      body: { ...repositoryBody(api, repository), subscribers_count: 0, network_count: 0, ...forked },
    }
  }),

  read('GET /repos/{owner}/{repo}/contents/{path}', 'contents=read', call => {
    const { state, rows, repository, seen } = call
    const { path, ref = repository.defaultBranch } = call.parameters
    const objects = state.objects(repository)
    const commit = objects.commit(resolveCommit(state, rows, repository, ref) ?? '')
    if (commit === undefined) throw new Refusal(404, `No commit found for the ref ${ref}`)
    const entries = objects.entries(commit.tree)
    const found = entries.get(path)
    if (found === undefined) throw missing()
    if (found.type === 'tree') {
      const below = [...entries.values()].filter(each => {
        return each.path.startsWith(`${path}/`) && !each.path.slice(path.length + 1).includes('/')
      })
      return { status: 200, body: below.map(each => entryBody(call, each, commit.sha)) }
    }
    const bytes = objects.blob(found.sha)
    if (bytes === undefined) throw missing()
    if (RAW.test(seen.headers.accept ?? '')) {
      return { status: 200, headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' }, body: bytes }
    }
    const inline = bytes.length <= INLINE
    return {
      status: 200,
      body: {
        ...entryBody(call, found, commit.sha),
        content: inline ? base64(bytes) : '',
        encoding: inline ? 'base64' : 'none',
      },
    }
  }),
]

function entryBody({ api, state, repository }: Call<unknown>, entry: Entry, commit: string): object {
  const repo = `${api}/repos/${repository.fullName}`
  const self = `${repo}/contents/${entry.path}?ref=${commit}`
  const git = `${repo}/git/${entry.type}s/${entry.sha}`
  const html = `${api}/${repository.fullName}/blob/${commit}/${entry.path}`
  return {
    type: entry.type === 'tree' ? 'dir' : 'file',
    size: state.objects(repository).blob(entry.sha)?.length ?? 0,
    name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    path: entry.path,
    sha: entry.sha,
    url: self,
    git_url: git,
    html_url: html,
    download_url: entry.type === 'tree' ? null : `${html}?raw=true`,
    _links: { self, git, html },
  }
}

/** Base64 as GitHub writes it, in lines of 60 characters. */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replace(/.{1,60}/g, '$&\n')
}
