import { type Answer, Refusal, type Seen } from '../exchange.js'
import type { Token } from '../tokens.js'

const VIEWER = /^\s*(query\s*\w*\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/

/** The one question that the REST API has no answer to for a workflow's token: who am I. It is not in the description. */
export function answerGraphql(seen: Seen, token: Token | null, violate: (problem: string) => void): Answer {
  if (token === null) throw new Refusal(401, 'This endpoint requires you to be authenticated.')
  const { query } = (seen.body ?? {}) as { query?: unknown }
  if (typeof query === 'string' && VIEWER.test(query)) {
    return { status: 200, body: { data: { viewer: { login: token.login } } } }
  }
  violate('the fake answers { viewer { login } } only')
  return { status: 200, body: { errors: [{ message: 'the fake answers { viewer { login } } only' }] } }
}
