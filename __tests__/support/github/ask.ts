import type { FakeGitHub } from './server.js'

type Key = string | number

/** An answer, of whatever shape: the fake holds it against the description. */
export class Reply {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly body: unknown,
  ) {}

  /** A value within the body. */
  at(...keys: Key[]): unknown {
    return within(this.body, keys)
  }

  /** The same value of every item of a list, which may be the one list in an object. */
  each(...keys: Key[]): unknown[] {
    const lists = Array.isArray(this.body) ? [this.body] : Object.values(this.body as object).filter(Array.isArray)
    return lists.flat().map(item => within(item, keys))
  }
}

/** Asks a fake with a token, or without one: the least of a client, for tests of the fake and for a look into it. */
export function asker(github: FakeGitHub, token: string | null = null) {
  return async (route: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> => {
    const [method = 'GET', path = '/'] = route.split(' ')
    const response = await fetch(github.url + path, {
      method,
      redirect: 'manual',
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
    return new Reply(response.status, response.headers, isJson ? JSON.parse(text) : text)
  }
}

function within(value: unknown, keys: Key[]): unknown {
  return keys.reduce((found, key) => (found as Record<Key, unknown> | undefined)?.[key], value)
}
