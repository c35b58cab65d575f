import { senseOf } from '../assignments/names.js'

/** `NEXT_PUBLIC_ALGOLIA_SEARCH_ONLY_API_KEY`: what every visitor of a site gets. */
const PUBLISHED = /(?:^|[_.-])public[_.-]|publishable|search[_.-]?only/i

/** Whether a name is one of a password, token or key; what may be anything else is left to those who look at values. */
export function isSecretName(name: string): boolean {
  if (PUBLISHED.test(name)) return false
  const sense = senseOf(name)
  return sense !== null && sense.strength !== 'weak'
}

/** What a value is by its name: completes "This looks like … in a file". */
export function whatOf(name: string): string {
  if (/hash/i.test(name)) return 'the hash of a password'
  const sense = senseOf(name)
  if (sense !== null) return sense.what
  if (/pass|pwd|pw$/i.test(name)) return 'a password'
  if (/token/i.test(name)) return 'a token'
  return /key|psk/i.test(name) ? 'a key' : 'a secret'
}
