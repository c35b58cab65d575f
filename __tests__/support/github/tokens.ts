import { missing, Refusal } from './exchange.js'
import type { RepositoryRow } from './state.js'

/** As in a workflow's `permissions`. */
export type Permission = 'actions' | 'checks' | 'contents' | 'issues' | 'pull-requests'

export interface TokenOptions {
  /** Default: none but reading metadata. */
  permissions?: Partial<Record<Permission, 'read' | 'write'>>
  /** Whose token it is; default: `github-actions[bot]`. Only apps (`[bot]`) write check runs. */
  login?: string
  /** The repositories that it is for; default: all that are not forks. */
  repositories?: readonly string[]
}

export class Token {
  readonly login: string

  constructor(private readonly options: TokenOptions) {
    this.login = options.login ?? 'github-actions[bot]'
  }

  isFor(repository: RepositoryRow): boolean {
    return this.options.repositories?.includes(repository.fullName) ?? repository.parent === null
  }

  /** Whether it has one of the sets of permissions that GitHub's header lists: `issues=write; pull_requests=write`. */
  has(accepted: string): boolean {
    return accepted.split('; ').some(set => set.split(',').every(each => this.hasOne(each)))
  }

  private hasOne(accepted: string): boolean {
    const [name = '', level] = accepted.split('=')
    if (name === 'metadata') return level === 'read'
    const given = this.options.permissions?.[name.replace('_', '-') as Permission]
    return given === 'write' || (given === 'read' && level === 'read')
  }
}

/**
 * Lets a request through that its token may make, and refuses the others as GitHub does: what may not be seen is not
 * there. What is public may be read by anybody, `always` excepted.
 */
export function authorize(
  token: Token | null,
  repository: RepositoryRow | null,
  accepted: string,
  rule: 'public' | 'always',
): void {
  if (repository === null) throw token === null && rule === 'always' ? unauthenticated() : missing()
  const mine = token?.isFor(repository) === true
  if (repository.private && !mine) throw token === null && rule === 'always' ? unauthenticated() : missing()
  if (!repository.private && rule === 'public') return
  if (token === null) throw unauthenticated()
  if (mine && token.has(accepted)) return
  const kind = token.login.endsWith('[bot]') ? 'integration' : 'personal access token'
  const headers = { 'x-accepted-github-permissions': accepted }
  throw new Refusal(403, `Resource not accessible by ${kind}`, { headers })
}

function unauthenticated(): Refusal {
  return new Refusal(401, 'Requires authentication')
}
