import type { IncomingMessage } from 'node:http'
import { description, findOperation } from './description.js'
import { type Answer, missing, Refusal, type Seen } from './exchange.js'
import type { Call } from './route.js'
import { answerGraphql } from './routes/graphql.js'
import { rateLimit, routes } from './routes/index.js'
import { download } from './routes/storage.js'
import type { State } from './state.js'
import { authorize, type Token } from './tokens.js'
import { checkAnswer, checkBody, readParameters } from './validate.js'

/** From a request to its answer: who asks, whether it is as described, what is known. */
export class Api {
  url = ''
  storage = ''

  constructor(
    private readonly state: State,
    private readonly tokens: ReadonlyMap<string, Token>,
    private readonly violations: string[],
  ) {}

  async read(host: Seen['host'], request: IncomingMessage): Promise<Seen> {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host')
    const method = request.method ?? 'GET'
    return {
      host,
      method,
      path: pathname,
      route: host === 'storage' ? null : routeOf(method, pathname),
      query: Object.fromEntries(searchParams),
      headers: request.headers,
      body: jsonOf(Buffer.concat(pieces).toString()),
      status: 0,
      fault: null,
    }
  }

  /** Answers from what is known, or was known after so many writes. */
  answer(seen: Seen, writes = this.state.writes): Answer {
    try {
      if (seen.host === 'storage') return download(this.state, seen, problem => this.violate(seen, problem))
      return this.checked(seen, this.dispatch(seen, writes))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { status, message, more } = error
      if (more.violation !== undefined) this.violate(seen, more.violation)
      const documentation_url =
        description.operations[seen.route ?? '']?.documentation ?? 'https://docs.github.com/rest'
      const body = { message, ...(more.errors && { errors: more.errors }), documentation_url, status: `${status}` }
      return this.checked(seen, { status, body, ...(more.headers && { headers: more.headers }) })
    }
  }

  private checked(seen: Seen, answer: Answer): Answer {
    const described = seen.route !== null && seen.route in description.operations
    // Bytes are other media types than the one that is described.
    if (!described || answer.body instanceof Uint8Array) return answer
    for (const problem of checkAnswer(seen.route ?? '', answer.status, answer.body)) this.violate(seen, problem)
    return answer
  }

  private dispatch(seen: Seen, writes: number): Answer {
    const token = this.authenticate(seen)
    if (!seen.headers['user-agent']) throw new Refusal(403, 'Request forbidden: it has no User-Agent header')
    if (seen.route === 'POST /graphql') return answerGraphql(seen, token, problem => this.violate(seen, problem))
    if (seen.route === 'GET /rate_limit') return rateLimit()
    const route = routes.find(({ name }) => name === seen.route)
    const found = findOperation(seen.method, seen.path)
    if (route === undefined || found === null) {
      this.violate(seen, 'the fake serves no such route')
      throw missing()
    }
    const { parameters, problems } = readParameters(route.name, decoded(found.path), seen.query)
    problems.push(...checkBody(route.name, seen.body))
    for (const problem of problems) this.violate(seen, problem)
    const rows = this.state.after(writes)
    const fullName = `${parameters['owner']}/${parameters['repo']}`.toLowerCase()
    const repository = [...rows.repositories.values()].find(each => each.fullName.toLowerCase() === fullName) ?? null
    authorize(token, repository, route.accepted, route.rule)
    if (problems.length > 0) throw new Refusal(422, `Invalid request.\n\n${problems.join('\n')}`)
    const { state, url: api, storage } = this
    const all = { ...parameters, ...(seen.body as object | undefined) }
    const call = { parameters: all, rows, state, repository, token, seen, api, storage } as Call<unknown>
    const answer = route.answer(call)
    return { ...answer, headers: { 'x-accepted-github-permissions': route.accepted, ...answer.headers } }
  }

  private authenticate({ headers }: Seen): Token | null {
    if (headers.authorization === undefined) return null
    const [, text] = /^(?:token|bearer) +(\S+)$/i.exec(headers.authorization) ?? []
    const token = this.tokens.get(text ?? '')
    if (token === undefined) throw new Refusal(401, 'Bad credentials')
    return token
  }

  private violate({ method, path }: Seen, problem: string): void {
    this.violations.push(`${method} ${path}: ${problem}`)
  }
}

function routeOf(method: string, path: string): string | null {
  if (method === 'POST' && path === '/graphql') return 'POST /graphql'
  return findOperation(method, path)?.route ?? null
}

function decoded(path: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(path).map(([name, text]) => [name, decodeURIComponent(text)]))
}

/** What is no JSON stays text, which no body is described as. */
function jsonOf(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
