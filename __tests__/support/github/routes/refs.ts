import { moveRef } from '../branches.js'
import { missing, Refusal } from '../exchange.js'
import { type Call, read, write } from '../route.js'
import type { RefRow } from '../state.js'

const GIT = '/repos/{owner}/{repo}/git'

export const refRoutes = [
  read(`GET ${GIT}/ref/{ref}`, 'contents=read', call => {
    refuseEmpty(call)
    const found = refOf(call, `refs/${call.parameters.ref}`)
    if (found === undefined) throw missing()
    return { status: 200, body: refBody(call, found) }
  }),

  write(`POST ${GIT}/refs`, 'contents=write', call => {
    refuseEmpty(call)
    const { ref, sha } = call.parameters
    if (!/^refs\/[^/]+\/./.test(ref))
      throw new Refusal(422, "Reference name must start with 'refs/' and have two slashes")
    if (!isCommit(call, sha)) throw new Refusal(422, 'Object does not exist')
    if (refOf(call, ref) !== undefined) throw new Refusal(422, 'Reference already exists')
    return { status: 201, body: refBody(call, move(call, ref, sha)) }
  }),

  write(`PATCH ${GIT}/refs/{ref}`, 'contents=write', call => {
    const { sha, force = false } = call.parameters
    const found = refOf(call, `refs/${call.parameters.ref}`)
    if (found === undefined) throw new Refusal(422, 'Reference does not exist')
    if (!isCommit(call, sha)) throw new Refusal(422, 'Object does not exist')
    const onTop = call.state.objects(call.repository).mergeBase(found.sha, sha) === found.sha
    if (!onTop && !force) throw new Refusal(422, 'Update is not a fast forward')
    return { status: 200, body: refBody(call, move(call, found.ref, sha)) }
  }),
]

/** Git's database answers nothing before the first commit. */
export function refuseEmpty({ state, repository }: Call<unknown>): void {
  if (state.objects(repository).isEmpty) throw new Refusal(409, 'Git Repository is empty.')
}

function refOf({ rows, repository }: Call<unknown>, ref: string): RefRow | undefined {
  return rows.refs.get(`${repository.id} ${ref}`)
}

function isCommit({ state, repository }: Call<unknown>, sha: string): boolean {
  return state.objects(repository).commit(sha) !== undefined
}

function move({ state, repository }: Call<unknown>, ref: string, sha: string): RefRow {
  state.write(draft => moveRef(draft, repository, ref, sha, state.now()))
  return { repository: repository.id, ref, sha }
}

function refBody({ api, repository }: Call<unknown>, { ref, sha }: RefRow): unknown {
  const url = `${api}/repos/${repository.fullName}/git`
  return {
    ref,
    node_id: `REF_${ref}`,
    url: `${url}/${ref}`,
    object: { type: 'commit', sha, url: `${url}/commits/${sha}` },
  }
}
