import type { IncomingHttpHeaders } from 'node:http'

/** A request as the server saw it, and how it was answered. */
export interface Seen {
  /** `storage` is the host that artifacts are downloaded from, which must not get the token. */
  host: 'api' | 'storage'
  method: string
  path: string
  /** The path's template with the method, such as `GET /repos/{owner}/{repo}`; null where nothing is served. */
  route: string | null
  query: Record<string, string>
  headers: IncomingHttpHeaders
  /** The JSON of the body; undefined where there is none. */
  body: unknown
  /** The status that was sent; 0 while there is none, and where the connection was dropped. */
  status: number
  /** The kind of fault that the request met. */
  fault: string | null
}

/** A route such as `GET /repos/{owner}/{repo}/pulls/{pull_number}`, or a question about the request. */
export type Match = string | ((seen: Seen) => boolean)

export function matches(match: Match, seen: Seen): boolean {
  return typeof match === 'string' ? seen.route === match : match(seen)
}

export interface Answer {
  status: number
  /** JSON, or bytes as they are. */
  body?: unknown
  headers?: Record<string, string>
}

/** An answer that is an error, thrown where it is found. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly more: { headers?: Record<string, string>; errors?: unknown[]; violation?: string } = {},
  ) {
    super(message)
  }
}

/** 422 with the reason where GitHub has it: in the list of errors. */
export function invalid(resource: string, field: string, message: string): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [{ resource, field, code: 'custom', message }] })
}

export function missing(): Refusal {
  return new Refusal(404, 'Not Found')
}

/** Stops at what the description has and the fake does not know of, so that no test relies on it. */
export function refuseUnserved(parameters: object, ...names: string[]): void {
  const name = names.find(each => each in parameters)
  if (name === undefined) return
  const violation = `the fake does not serve ${name}`
  throw new Refusal(422, violation, { violation })
}
