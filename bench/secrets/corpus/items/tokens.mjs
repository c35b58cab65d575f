// Vendors' tokens: every kind of the mint that is a secret to everybody.
import { kinds } from '../../mint/index.mjs'
import { wordsOf } from '../names.mjs'

/** Two careful reviewers would not agree on these: encrypted ones, and keys that vendors put into public clients. */
const DISPUTED = new Set(
  `ansible-vault encrypted-openssh-private-key encrypted-private-key encrypted-rsa-private-key sentry-dsn newrelic-browser-key
  segment-write-key codeclimate-token trello-key contentful-delivery-token bugsnag-key`.split(/\s+/),
)
/** Hashes and files' own encodings are secrets in the files of `credentials/`, not in whatever is assigned. */
export const HASHES = `htpasswd-apr1 htpasswd-bcrypt htpasswd-sha mysql-native-hash sha512-crypt-hash yescrypt-hash
  jenkins-password-hash jenkins-secret`.split(/\s+/)

const general = kinds.filter(({ id }) => !DISPUTED.has(id) && !HASHES.includes(id))

/** Every kind so many times. */
export function tokens(randomOf, times) {
  return Array.from({ length: times }, (_, time) =>
    general.map(kind => token(kind, randomOf(`token/${kind.id}/${time}`))),
  ).flat()
}

/** One kind's token as an item: `bare` says that it is known without a name, `line` is a line in which it stands. */
export function token(kind, random) {
  const value = kind.mint(random)
  const multiline = value.includes('\n')
  return {
    label: 'secret',
    kind: kind.id,
    names: wordsOf(random.pick(kind.names)),
    value,
    multiline,
    bare: kind.evidence !== 'context' && !kind.context && !multiline,
    verbatim: value.includes('\\n'),
    line: multiline ? undefined : kind.context?.(random, value),
  }
}

/** Kinds that are known by themselves and fit into a line: for what is encoded. */
export const shortKinds = general.filter(({ evidence, context, bytes }) => evidence !== 'context' && !context && !bytes)

export const tokenNames = general.flatMap(kind => kind.names.slice(0, 2)).map(wordsOf)
