import { setImmediate as turn } from 'node:timers/promises'
import { type Answer, type Match, matches, type Seen } from './exchange.js'
import type { Fault } from './faults.js'

/** Lets the event loop go round; other requests come in and are answered meanwhile. */
export async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await turn()
}

/** Requests that wait for others. */
export class Holds {
  private waiting: { match: Match; resolve: () => void }[] = []

  until(match: Match): Promise<void> {
    return new Promise(resolve => this.waiting.push({ match, resolve }))
  }

  passed(seen: Seen): void {
    const due = this.waiting.filter(({ match }) => matches(match, seen))
    this.waiting = this.waiting.filter(each => !due.includes(each))
    for (const { resolve } of due) resolve()
  }

  release(): void {
    for (const { resolve } of this.waiting) resolve()
    this.waiting = []
  }
}

/** The answer to a request that a fault keeps from having any effect. */
export function refusalOf(fault: Fault): Answer | null {
  const documentation_url = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api'
  switch (fault.kind) {
    case 'too-many-requests':
    case 'secondary-limit': {
      const status = fault.kind === 'secondary-limit' ? 403 : 429
      const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
      const headers = { 'retry-after': `${fault.retryAfter}` }
      return { status, headers, body: { message, documentation_url, status: `${status}` } }
    }
    case 'primary-limit': {
      const reset = Math.floor(Date.now() / 1000) + fault.resetsIn
      const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${reset}` }
      const message = 'API rate limit exceeded for installation.'
      return { status: 403, headers, body: { message, documentation_url, status: '403' } }
    }
    case 'bad-gateway':
      return { status: 502, headers: { 'content-type': 'text/html' }, body: '<html><h1>502 Bad Gateway</h1></html>' }
    default:
      return null
  }
}
