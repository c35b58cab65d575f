// What stands encoded: secrets, and texts that look the same until they are decoded.
import { assignments } from '../items/assignments.mjs'
import { shortKinds, token } from '../items/tokens.mjs'
import { company, date, hex, host, login, noun, person, services, site } from '../words.mjs'

/** A vendor's token or a password, as an item. */
export function hidden(random) {
  if (random.int(3) > 0) return token(random.pick(shortKinds), random)
  return assignments(() => random, 1)[0]
}

/** A secret with characters that a URL must encode. */
export function hiddenInUrl(random) {
  const [item] = assignments(() => random, 1)
  return {
    ...item,
    value: `${item.value}${random.pick(['#', '@', '&', '%', '/', '?', '+', '='])}${random.int(90) + 10}`,
  }
}

export const base64 = text => Buffer.from(text).toString('base64')
export const base64url = text => Buffer.from(text).toString('base64url')
export const inHex = text => Buffer.from(text).toString('hex')
export const inUtf16 = text => Buffer.from(text, 'utf16le').toString('base64')
export const inUrl = text =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** A text with nothing to hide. */
export function harmless(random) {
  return random.pick([
    () => login(random),
    () => host(random),
    () => `https://${site(random)}/${noun(random)}s`,
    () => JSON.stringify({ id: random.int(1e6), type: noun(random), created: date(random) }),
    () => random.pick(['changeme', 'admin', 'production', 'true', 'postgres', 'your-password-here']),
    () => `Dear ${person(random)}, the ${noun(random)} of ${company(random)} was sent on ${date(random)}.`,
    () => `#!/bin/sh\nset -e\napt-get update\nsystemctl restart ${random.pick(services)}\n`,
    () => `<svg xmlns="http://www.w3.org/2000/svg" width="${random.int(90)}"><path d="M0 0h24v24H0z"/></svg>`,
    () => `SELECT id, name FROM ${noun(random)}s ORDER BY id`,
    () => `{"host": "${host(random)}", "port": 5432, "password": "\${DB_PASSWORD}"}`,
    () => hex(random, 40),
  ])()
}
