import { type Mistake, UserMistake } from '../gate/mistake.js'
import { shownText, shownUrl } from './probes/shown.js'

/** A URL to check, with user and password where it has them, and how it may be shown. */
export interface Target {
  text: string
  shown: string
}

/**
 * Reads URLs.
 *
 * @throws UserMistake with every URL that cannot be requested
 */
export function targetsOf(urls: readonly string[]): Target[] {
  const mistakes: Mistake[] = []
  const targets = urls.map(text => {
    if (/,(https?:\/\/|$)/i.test(text)) {
      const remedy = 'put each on a line of its own, or spaces between them; a comma that belongs to one is written %2C'
      mistakes.push({ where: 'url', message: `${JSON.stringify(shownText(text))} reads like several URLs: ${remedy}` })
      return null
    }
    const url = URL.canParse(text) ? new URL(text) : null
    if (url === null || !['http:', 'https:'].includes(url.protocol)) {
      // An expression without a value leaves nothing before the path.
      const unset = text.startsWith('/') ? '; is what should stand before the path set?' : ''
      const message = `${JSON.stringify(shownText(text))} is no URL that begins with http:// or https://${unset}`
      mistakes.push({ where: 'url', message })
      return null
    }
    if (isDecodable(url.username) && isDecodable(url.password)) return { text: url.href, shown: shownUrl(url) }
    const message = `${JSON.stringify(shownUrl(url))} has a user or password with a % that encodes nothing; write it %25`
    mistakes.push({ where: 'url', message })
    return null
  })
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return targets.filter(target => target !== null)
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
