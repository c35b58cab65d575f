import type { Endpoints } from '@octokit/types'
import type { Answer, Seen } from './exchange.js'
import type { RepositoryRow, Rows, State } from './state.js'
import type { Token } from './tokens.js'

/** What a route answers from. */
export interface Call<P> {
  /** Path, query and body, as described. */
  parameters: P
  /** What is known; in a stale read what was known then. */
  rows: Rows
  state: State
  repository: RepositoryRow
  token: Token | null
  seen: Seen
  /** The API's address, and that of the host with the artifacts. */
  api: string
  storage: string
}

type Repositorys = Extract<keyof Endpoints, `${string} /repos/{owner}/{repo}${string}`>

/** A route below a repository. */
export interface Route {
  name: string
  /** As in GitHub's header: what it needs. */
  accepted: string
  /** Who may: with `public` everybody where the repository is public. */
  rule: 'public' | 'always'
  answer(call: Call<unknown>): Answer
}

/** A route that reads. */
export function read<R extends Repositorys>(
  name: R,
  accepted: string,
  answer: (call: Call<Endpoints[R]['parameters']>) => Answer,
  rule: Route['rule'] = 'public',
): Route {
  return { name, accepted, rule, answer: answer as Route['answer'] }
}

/** A route that writes: never without the permission. */
export function write<R extends Repositorys>(
  name: R,
  accepted: string,
  answer: (call: Call<Endpoints[R]['parameters']>) => Answer,
): Route {
  return { name, accepted, rule: 'always', answer: answer as Route['answer'] }
}

/** The page of a list that was asked for, with the links to the others. */
export function page<T>(
  call: Call<unknown>,
  items: readonly T[],
  usual = 30,
): { items: T[]; headers: Record<string, string>; number: number } {
  const { per_page = usual, page: number = 1 } = call.parameters as { per_page?: number; page?: number }
  const last = Math.max(1, Math.ceil(items.length / per_page))
  const link = (relation: string, to: number) => {
    const query = new URLSearchParams({ ...call.seen.query, page: `${to}` })
    return `<${call.api}${call.seen.path}?${query}>; rel="${relation}"`
  }
  const links = [
    ...(number > 1 ? [link('prev', Math.min(number - 1, last)), link('first', 1)] : []),
    ...(number < last ? [link('next', number + 1), link('last', last)] : []),
  ]
  const start = (number - 1) * per_page
  const headers: Record<string, string> = links.length > 0 ? { link: links.join(', ') } : {}
  return { items: items.slice(start, start + per_page), headers, number }
}
