import { appBody, appId } from '../bodies.js'
import { resolveCommit } from '../branches.js'
import { invalid, missing, Refusal, refuseUnserved } from '../exchange.js'
import { type Call, page, read, write } from '../route.js'
import type { Annotation, CheckRunRow } from '../state.js'

const RUNS = '/repos/{owner}/{repo}/check-runs'
const RUN = `${RUNS}/{check_run_id}` as const

interface Given {
  name?: string
  status?: string
  conclusion?: string
  started_at?: string
  completed_at?: string
  external_id?: string
  details_url?: string
  output?: { title?: string; summary: string; text?: string; annotations?: Annotation[] }
}

export const checkRoutes = [
  write(`POST ${RUNS}`, 'checks=write', call => {
    const { state, repository, parameters } = call
    const given = parameters as unknown as Given & { name: string; head_sha: string }
    const author = appOf(call)
    if (state.objects(repository).commit(given.head_sha) === undefined) {
      throw new Refusal(422, `No commit found for SHA: ${given.head_sha}`)
    }
    const fresh: CheckRunRow = {
      id: state.nextId(),
      repository: repository.id,
      author,
      ofJob: false,
      name: given.name,
      headSha: given.head_sha,
      status: 'queued',
      conclusion: null,
      startedAt: state.now(),
      completedAt: null,
      externalId: '',
      detailsUrl: null,
      title: null,
      summary: null,
      text: null,
      annotations: [],
    }
    const run = changed(call, fresh, given)
    state.write(draft => draft.set('checkRuns', run.id, run))
    return { status: 201, body: runBody(call, run) }
  }),

  read(`GET ${RUN}`, 'checks=read', call => ({
    status: 200,
    body: runBody(call, runOf(call, call.parameters.check_run_id)),
  })),

  write(`PATCH ${RUN}`, 'checks=write', call => {
    const before = runOf(call, call.parameters.check_run_id)
    if (before.author !== appOf(call)) {
      const message = 'check run can only be modified by the GitHub App that created it.'
      throw new Refusal(403, `Invalid app_id \`${appId(appOf(call))}\` - ${message}`)
    }
    const given = call.parameters as unknown as Given
    if (before.ofJob && (given.status ?? given.conclusion) !== undefined) {
      throw new Refusal(403, 'Check run status and conclusions can only be updated internally by GitHub Actions')
    }
    const run = changed(call, before, given)
    call.state.write(draft => draft.set('checkRuns', run.id, run))
    return { status: 200, body: runBody(call, run) }
  }),

  read(`GET ${RUN}/annotations`, 'checks=read', call => {
    const run = runOf(call, call.parameters.check_run_id)
    const { items, headers } = page(call, run.annotations)
    return { status: 200, headers, body: items.map(each => annotationBody(call, run, each)) }
  }),

  read('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', 'checks=read', call => {
    const { ref, check_name, status, filter = 'latest', app_id } = call.parameters
    const sha = resolveCommit(call.state, call.rows, call.repository, ref)
    if (sha === null) throw new Refusal(422, `No commit found for SHA: ${ref}`)
    const all = [...call.rows.checkRuns.values()].filter(each => {
      return each.repository === call.repository.id && each.headSha === sha
    })
    const latest = new Map(all.map(each => [`${each.author} ${each.name}`, each]))
    const found = (filter === 'all' ? all : [...latest.values()]).filter(each => {
      if (check_name !== undefined && each.name !== check_name) return false
      return (status === undefined || each.status === status) && (app_id === undefined || appId(each.author) === app_id)
    })
    const { items, headers } = page(
      call,
      found.sort((a, b) => b.id - a.id),
    )
    const body = { total_count: found.length, check_runs: items.map(each => runBody(call, each)) }
    return { status: 200, headers, body }
  }),
]

/** Check runs belong to apps: no user's token writes them. */
function appOf({ token }: Call<unknown>): string {
  if (token?.login.endsWith('[bot]') !== true) throw new Refusal(403, 'You must authenticate via a GitHub App.')
  return token.login
}

function runOf({ rows, repository }: Call<unknown>, id: number | bigint): CheckRunRow {
  const found = rows.checkRuns.get(Number(id))
  if (found === undefined || found.repository !== repository.id) throw missing()
  return found
}

/**
 * The check run with what was given: a conclusion completes it, annotations are added to those it has. How long texts
 * and lists may be is in the description.
 */
function changed({ state }: Call<unknown>, run: CheckRunRow, given: Given): CheckRunRow {
  const { output } = given
  refuseUnserved(given, 'actions')
  refuseUnserved(output ?? {}, 'images')
  const status = given.conclusion === undefined ? (given.status ?? run.status) : 'completed'
  if (status === 'completed' && run.conclusion === null && given.conclusion === undefined) {
    throw invalid('CheckRun', 'conclusion', 'a completed check run needs a conclusion')
  }
  return {
    ...run,
    name: given.name ?? run.name,
    status,
    conclusion: status === 'completed' ? (given.conclusion ?? run.conclusion) : null,
    startedAt: given.started_at ?? run.startedAt,
    completedAt: status === 'completed' ? (given.completed_at ?? run.completedAt ?? state.now()) : null,
    externalId: given.external_id ?? run.externalId,
    detailsUrl: given.details_url ?? run.detailsUrl,
    title: output?.title ?? run.title,
    summary: output?.summary ?? run.summary,
    text: output?.text ?? run.text,
    annotations: [...run.annotations, ...(output?.annotations ?? [])],
  }
}

function runBody({ api, repository }: Call<unknown>, run: CheckRunRow): unknown {
  const url = `${api}/repos/${repository.fullName}/check-runs/${run.id}`
  return {
    id: run.id,
    node_id: `CR_${run.id}`,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `${api}/${repository.fullName}/runs/${run.id}`,
    details_url: run.detailsUrl ?? `${api}/${repository.fullName}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: repository.id },
    app: appBody(api, run.author),
    pull_requests: [],
  }
}

function annotationBody({ api, repository }: Call<unknown>, run: CheckRunRow, annotation: Annotation): unknown {
  return {
    start_column: null,
    end_column: null,
    title: null,
    raw_details: null,
    ...annotation,
    blob_href: `${api}/${repository.fullName}/blob/${run.headSha}/${annotation.path}`,
  }
}
