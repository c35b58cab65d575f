import { UserMistake } from '../../gate/mistake.js'
import type { Outgoing } from '../probes/call.js'

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

/**
 * The same requests to the stable version.
 *
 * @throws UserMistake where they go to several origins: which of them it stands for is not known
 */
export function otherVersion(requests: readonly Outgoing[], stable: URL): Outgoing[] {
  const origins = new Set(requests.map(({ url }) => url.origin))
  if (origins.size > 1) {
    const message = `the load goes to ${[...origins].join(' and ')}: only one of them can be compared`
    throw new UserMistake([{ where: 'compare-with', message }])
  }
  if (origins.has(stable.origin)) {
    const message = `${stable.origin} is what is tested: name the version that it is to be compared with`
    throw new UserMistake([{ where: 'compare-with', message }])
  }
  return requests.map(request => {
    const url = new URL(`${request.url.pathname}${request.url.search}`, stable)
    return { ...request, url }
  })
}
