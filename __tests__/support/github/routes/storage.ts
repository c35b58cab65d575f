import { type Answer, missing, Refusal, type Seen } from '../exchange.js'
import type { State } from '../state.js'

/** Where artifacts are downloaded from: another host, which takes the address for a key and must not get the token. */
export function download(state: State, seen: Seen, violate: (problem: string) => void): Answer {
  if (seen.headers.authorization !== undefined) {
    violate('the token was sent to the storage')
    throw new Refusal(400, 'InvalidAuthenticationInfo')
  }
  const id = /^\/artifacts\/(\d+)\.zip$/.exec(seen.path)?.[1]
  const artifact = state.rows.artifacts.get(Number(id))
  if (artifact === undefined || seen.query['sig'] !== `${artifact.id}`) throw missing()
  return { status: 200, body: artifact.zip, headers: { 'content-type': 'application/zip' } }
}
