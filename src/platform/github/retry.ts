import { type FailureKind, GitHubFailure } from '../../gate/github.js'

/** What is known of a request that did not succeed. `status` and `headers` are missing where there was no answer. */
export interface Trouble {
  method: string
  message: string
  status?: number
  headers?: Readonly<Record<string, string | undefined>>
}

const ATTEMPTS = 6
const SECOND = 1000

/** The longest that one pause may be; whoever is told to wait longer is better off failing. */
const LONGEST = 120 * SECOND

/**
 * What a request that did not succeed amounts to, with the pause, in milliseconds, after which it may be made again;
 * none where that would not help. `attempt` counts from 1.
 *
 * Source: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function failureOf(trouble: Trouble, attempt: number): GitHubFailure {
  const { status = 0, message } = trouble
  const kind = kindOf(trouble)
  // GitHub executes nothing that it answers with a rate limit; after an outage nobody knows.
  const mayHaveLanded = kind === 'busy' && trouble.method !== 'GET' && !isRateLimit(trouble)
  const pause = isRateLimit(trouble) ? limitPause(trouble, attempt) : SECOND * 2 ** (attempt - 1)
  const helps = kind === 'busy' && attempt < ATTEMPTS && pause <= LONGEST
  return new GitHubFailure(kind, message, status, mayHaveLanded, helps ? pause : null)
}

function limitPause({ headers = {} }: Trouble, attempt: number): number {
  const after = headers['retry-after']
  if (after !== undefined && /^\d+$/.test(after)) return Number(after) * SECOND
  const reset = headers['x-ratelimit-reset']
  // Measured by GitHub's own clock: the runner's may be wrong.
  const now = Date.parse(headers['date'] ?? '')
  if (headers['x-ratelimit-remaining'] === '0' && reset !== undefined && !Number.isNaN(now)) {
    return Math.max(Number(reset) * SECOND - now, SECOND)
  }
  return 60 * SECOND * attempt
}

function isRateLimit({ status, headers = {}, message }: Trouble): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return 'retry-after' in headers || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(message)
}

function kindOf(trouble: Trouble): FailureKind {
  const { status = 0 } = trouble
  if (status === 0 || status >= 500 || isRateLimit(trouble)) return 'busy'
  if (status === 401 || status === 403) return 'forbidden'
  return status === 404 || status === 410 ? 'missing' : 'refused'
}
