import type { Archive } from '../../gate/artifacts.js'
import { type Data, type GitHub, GitHubFailure, type Item, type Parameters, type Route } from '../../gate/github.js'
import type { Clock, Log } from '../../gate/ports.js'
import { readArchive } from '../archive.js'
import { failureOf, type Trouble } from './retry.js'

const MEBIBYTE = 1 << 20

/** No answer of the API that anything here asks for comes near this. */
const LARGEST_ANSWER = 32 * MEBIBYTE
const LARGEST_ARCHIVE = 16 * MEBIBYTE
const TIMEOUT = 60_000

// Queries only: nothing is changed through it.
const GRAPHQL = 'POST /graphql'

interface Answer {
  body: Uint8Array
  link: string
}

/** Where a repository is, and the token that its API is asked with. */
export interface Access {
  /** `owner/name` */
  repository: string
  token: string
  /** The API's address, without a slash at its end. */
  api: string
}

/** The API of a repository. */
export class GitHubClient implements GitHub {
  private octokit: Promise<ReturnType<typeof import('@actions/github').getOctokit>> | undefined

  readonly repository: string

  constructor(
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.repository = access.repository
  }

  async request<R extends Route>(route: R, parameters: Parameters<R>): Promise<Data<R>> {
    return jsonOf((await this.send(route, parameters)).body) as Data<R>
  }

  async once<R extends Route>(route: R, parameters: Parameters<R>): Promise<Data<R>> {
    return jsonOf((await this.attempt(route, parameters, 1, LARGEST_ANSWER)).body) as Data<R>
  }

  async *items<R extends Route>(route: R, parameters: Parameters<R>): AsyncIterable<Item<Data<R>>> {
    for (let page = 1; ; page += 1) {
      const { body, link } = await this.send(route, { per_page: 100, ...parameters, page })
      yield* listIn(jsonOf(body)) as Item<Data<R>>[]
      if (!/;\s*rel="?next"?/.test(link)) return
    }
  }

  async archive(artifactId: number): Promise<Archive> {
    const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'
    const parameters = { artifact_id: artifactId, archive_format: 'zip' }
    return readArchive((await this.send(route, parameters, LARGEST_ARCHIVE)).body)
  }

  async viewer(): Promise<string> {
    // GitHub Enterprise Server keeps the two kinds of API apart.
    const baseUrl = this.access.api.replace(/\/api\/v3$/, '/api')
    const { body } = await this.send(GRAPHQL, { query: '{ viewer { login } }', baseUrl })
    // GraphQL answers with 200 where it refuses.
    const answer = jsonOf(body) as { data?: { viewer?: { login?: unknown } | null } | null } | null | undefined
    const login = answer?.data?.viewer?.login
    if (typeof login !== 'string') throw new GitHubFailure('refused', 'GraphQL does not say whose token it is', 200)
    return login
  }

  private async send(route: string, parameters: object, limit = LARGEST_ANSWER): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(route, parameters, attempt, limit)
      } catch (error) {
        if (!(error instanceof GitHubFailure) || error.pause === null) throw error
        if (error.mayHaveLanded && !hasSameEffectTwice(route)) throw error
        this.log.info(`GitHub: ${error.message}. Once more in ${Math.ceil(error.pause / 1000)} s.`)
        await this.clock.sleep(error.pause)
      }
    }
  }

  private async attempt(route: string, parameters: object, attempt: number, limit: number): Promise<Answer> {
    const [owner, repo] = this.repository.split('/')
    const where = route.includes('{owner}') ? { owner, repo } : {}
    const request = { parseSuccessResponseBody: false, signal: AbortSignal.timeout(TIMEOUT) }
    const { request: send } = await this.connect()
    try {
      const { data, headers } = await send(route, { ...where, ...parameters, request })
      return { body: await bounded(data as AsyncIterable<Uint8Array> | null, limit), link: headers.link ?? '' }
    } catch (error) {
      throw error instanceof GitHubFailure ? error : failureOf(troubleOf(error, methodOf(route)), attempt)
    }
  }

  private connect() {
    // Loaded only where the API is asked: most jobs never do.
    this.octokit ??= import('@actions/github').then(({ getOctokit }) => {
      const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
      const { token, api: baseUrl } = this.access
      return getOctokit(token, { userAgent: 'pipeline-actions', log: silent, baseUrl })
    })
    return this.octokit
  }
}

function methodOf(route: string): string {
  return route.slice(0, route.indexOf(' '))
}

function hasSameEffectTwice(route: string): boolean {
  return methodOf(route) !== 'POST' || route === GRAPHQL
}

async function bounded(pieces: AsyncIterable<Uint8Array> | null, limit: number): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces ?? []) {
    size += piece.length
    if (size > limit) throw new GitHubFailure('refused', `the answer is larger than ${limit / MEBIBYTE} MiB`, 200)
    read.push(piece)
  }
  return Buffer.concat(read)
}

function jsonOf(body: Uint8Array): unknown {
  if (body.length === 0) return undefined
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    // Such as the page of a proxy that wants somebody to log in.
    throw new GitHubFailure('refused', 'the answer is no JSON', 200)
  }
}

/** The list that an answer is, or that it holds beside its `total_count`. */
function listIn(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer
  return Object.values(answer as object).find(Array.isArray) ?? []
}

function troubleOf(error: unknown, method: string): Trouble {
  const { message, response } = error as Error & { response?: { status: number; headers: Record<string, string> } }
  // Octokit gives a request without an answer a status of 500.
  if (response === undefined) return { method, message }
  return { method, message, status: response.status, headers: response.headers }
}
