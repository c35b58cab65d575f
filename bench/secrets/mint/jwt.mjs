import { createHmac } from 'node:crypto'
import { encoded } from './kind.mjs'

const DAY = 86_400
// The seed decides everything, so now is not asked for: tokens are made in 2025 and last until 2036 or longer.
const MADE = 1_735_689_600
const LASTS = 2_082_758_400

/**
 * A JSON Web Token in compact form (RFC 7519). HS256 is signed with a key from the seed; the signatures of RS256 and
 * ES256 are of the right length only, as nobody can check them without the public key.
 */
export function signedToken(random, alg, claims, { expired = false, kid = random.int(2) === 0 } = {}) {
  const iat = MADE + random.int(200 * DAY)
  const exp = expired ? iat + 3600 : LASTS + random.int(1000 * DAY)
  const header = { alg, typ: 'JWT', ...(kid ? { kid: random.bytes(8).toString('hex') } : {}) }
  const signed = `${encoded(header)}.${encoded({ ...claims, iat, exp })}`
  return `${signed}.${encoded(signature(random, alg, signed))}`
}

function signature(random, alg, signed) {
  if (alg === 'HS256') return createHmac('sha256', random.bytes(32)).update(signed).digest()
  return random.bytes(alg === 'ES256' ? 64 : 256)
}

/** The claims that tokens of people and of services usually have. */
export function usualClaims(random) {
  return random.pick([
    () => ({ sub: String(1_000_000 + random.int(9_000_000)), name: 'Mara Jansen', admin: true }),
    () => ({
      iss: 'https://login.northgate.io/',
      sub: `auth0|${random.bytes(12).toString('hex')}`,
      aud: 'https://api.northgate.io',
    }),
    () => ({ iss: 'billing', sub: 'svc-invoices', scope: 'invoices:read invoices:write' }),
  ])()
}
