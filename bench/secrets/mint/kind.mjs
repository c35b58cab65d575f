import { BASE62, DIGITS, HEX } from './random.mjs'

/**
 * One line a kind: what shows the token (its evidence), its id, who issues it, what it is, what people call the
 * variable, and how one is made. A name in capitals stands for its lower-case and camel-case spellings too.
 */
const described = evidence => (id, vendor, what, names, mint, more) => ({
  id,
  vendor,
  what,
  evidence,
  names: names.flatMap(spellings),
  mint,
  ...more,
})

export const structure = described('structure')
export const form = described('form')
export const checksum = described('checksum')

/** A kind without a form of its own: it is known by the line it stands in. */
export function context(id, vendor, what, names, mint, more) {
  return described('context')(id, vendor, what, names, mint, { context: assigned(names.flatMap(spellings)), ...more })
}

/** A prefix says little here (several vendors use it), so a usual line is given as well. */
export function weakForm(id, vendor, what, names, mint, more) {
  return form(id, vendor, what, names, mint, { context: assigned(names.flatMap(spellings)), ...more })
}

/** The line that assigns a token to one of the names, as people write it in their languages. */
export function assigned(names) {
  return (random, token) => {
    const name = random.pick(names)
    return random.pick([
      `${name}=${token}`,
      `export ${name}="${token}"`,
      `${name} = "${token}"`,
      `${name}: ${token}`,
      `"${name}": "${token}",`,
      `const ${name} = '${token}';`,
    ])
  }
}

function spellings(name) {
  if (name !== name.toUpperCase()) return [name]
  const snake = name.toLowerCase()
  const camel = snake.replace(/_([a-z0-9])/g, (_, first) => first.toUpperCase())
  return camel === snake ? [name, snake] : [name, snake, camel]
}

/** Lower-case hexadecimal digits. */
export const hex = (random, length) => random.text(HEX, length)

/** Letters and digits. */
export const alnum = (random, length) => random.text(BASE62, length)

/** A decimal number of exactly that many digits. */
export const number = (random, length) => random.text('123456789', 1) + random.text(DIGITS, length - 1)

/** A version 4 UUID. */
export function uuid(random) {
  return [
    hex(random, 8),
    hex(random, 4),
    `4${hex(random, 3)}`,
    random.pick('89ab') + hex(random, 3),
    hex(random, 12),
  ].join('-')
}

/** A text or value as base64 or base64url. */
export const encoded = (value, encoding = 'base64url') =>
  Buffer.from(typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value)).toString(encoding)

/** A password as generators and people make them; in a URL, the unsafe characters are percent-encoded by the caller. */
export function password(random) {
  const words = ['Harbor', 'falcon', 'Winter', 'maple', 'Copper', 'sierra', 'Velvet', 'orbit', 'Quartz', 'lagoon']
  return random.pick([
    () => alnum(random, 12 + random.int(13)),
    () => `${random.pick(words)}${random.pick(words)}${number(random, 2 + random.int(3))}${random.pick('!#$%&*+?@^')}`,
    () => random.text(`${BASE62}${BASE62}!#%*+-.=?@^_~`, 14 + random.int(11)),
    () => hex(random, 32),
  ])()
}

/** The name of an account, as programs and people have them. */
export const account = random =>
  random.pick(['app', 'deploy', 'svc-billing', 'reporting', 'backend', 'm.keller', 'anna', 'ingest', 'worker', 'crm'])

/** A host that is neither local nor reserved for examples. */
export function host(random, first = 'db') {
  const company = random.pick(['northgate', 'bluefin', 'kestrel', 'ardentlabs', 'ospreyworks', 'tidewater'])
  return random.pick([
    `${first}-${number(random, 2)}.${company}.internal`,
    `${first}.${company}.io`,
    `${first}.prod.${company}.net`,
    `10.${random.int(256)}.${random.int(256)}.${1 + random.int(254)}`,
  ])
}
