import { UserMistake } from '../../gate/mistake.js'
import type { Outgoing } from '../probes/call.js'
import type { Load } from '../suite/model.js'
import { resolveTemplate } from '../suite/templates.js'

/**
 * Reads `compare-with`: what stands before the paths of the stable version.
 *
 * @throws UserMistake
 */
export function stableUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const isBare = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (url !== null && isBare && ['http:', 'https:'].includes(url.protocol) && url.password === '') return url
  const message = 'must be the URL of the stable version without a path, such as https://stable.example.org'
  throw new UserMistake([{ where: 'compare-with', message }])
}

/** This machine has several names. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Refuses a load that goes to several origins, of which nobody knows which is compared, or to the stable version itself.
 *
 * @throws UserMistake
 */
function heldToOther(tested: readonly URL[], stable: URL): void {
  const refuse = (message: string) => new UserMistake([{ where: 'compare-with', message }])
  const origins = new Set(tested.map(({ origin }) => origin))
  if (origins.size > 1) throw refuse(`the load goes to ${[...origins].join(' and ')}: only one of them can be compared`)
  if (tested.some(url => placeOf(url) === placeOf(stable))) {
    throw refuse(`${stable.origin} is what is tested: name the version that it is to be compared with`)
  }
}

function placeOf({ protocol, hostname, port }: URL): string {
  return `${protocol}//${LOOPBACK.test(hostname) ? 'localhost' : hostname}:${port}`
}

/** The same for what is known of the URLs before anything is captured: who mistyped it waits for no check. */
export function heldToOtherEarly({ requests }: Load, stable: URL, values: ReadonlyMap<string, string>): void {
  const known = requests
    .map(({ call }) => call.url)
    .filter(({ parts }) => parts.every(part => typeof part === 'string' || values.has(part.variable)))
    .map(url => resolveTemplate(url, values))
  heldToOther(
    known.filter(text => URL.canParse(text)).map(text => new URL(text)),
    stable,
  )
}

/** The same requests to the stable version. @throws UserMistake */
export function otherVersion(requests: readonly Outgoing[], stable: URL): Outgoing[] {
  heldToOther(
    requests.map(({ url }) => url),
    stable,
  )
  return requests.map(request => {
    const url = new URL(`${request.url.pathname}${request.url.search}`, stable)
    return { ...request, url }
  })
}
