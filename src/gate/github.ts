import type { Endpoints } from '@octokit/types'
import type { Archive } from './artifacts.js'

type InRepository = 'owner' | 'repo' | 'headers' | 'request' | 'baseUrl' | 'mediaType'

export type Route = keyof Endpoints
export type Parameters<R extends Route> = Omit<Endpoints[R]['parameters'], InRepository>
export type Data<R extends Route> = Endpoints[R]['response']['data']

/**
 * GitHub's REST API for one repository. Requests are repeated while GitHub says that it is busy; those that would have
 * their effect twice (POST) only where it is certain that they had none.
 */
export interface GitHub {
  /** `owner/name` */
  readonly repository: string
  /** One request, repeated where that can help. @throws GitHubFailure */
  request<R extends Route>(route: R, parameters: Parameters<R>): Promise<Data<R>>
  /** One request, made once: whoever must look again before it is repeated. @throws GitHubFailure */
  once<R extends Route>(route: R, parameters: Parameters<R>): Promise<Data<R>>
  /** The items of all pages of a list, asked for as they are needed. @throws GitHubFailure */
  items<R extends Route>(route: R, parameters: Parameters<R>): AsyncIterable<Item<Data<R>>>
  /** An artifact of any run, read as hostile. @throws GitHubFailure, RefusedArchive */
  archive(artifactId: number): Promise<Archive>
  /** The login that comments written with this token have as their author. @throws GitHubFailure */
  viewer(): Promise<string>
}

/** An element of a list, which some routes wrap in an object with a `total_count`. */
export type Item<D> = D extends readonly (infer T)[]
  ? T
  : { [K in keyof D]: D[K] extends readonly (infer T)[] ? T : never }[keyof D]

/**
 * Why GitHub did not do as asked. `forbidden`: the token may not; `missing`: there is no such thing, or none that the
 * token may see; `busy`: rate limits, outages; `refused`: anything else, told in the message.
 */
export type FailureKind = 'forbidden' | 'missing' | 'busy' | 'refused'

export class GitHubFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    /** HTTP's status; 0 where there was no answer. */
    readonly status: number,
    /** Whether the request may have had its effect all the same. */
    readonly mayHaveLanded = false,
    /** Milliseconds after which it may be tried again; null where that would not help. */
    readonly pause: number | null = null,
  ) {
    super(message)
    this.name = 'GitHubFailure'
  }
}
