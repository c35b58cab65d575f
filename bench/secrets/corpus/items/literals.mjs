// Strings that are no secrets, as items that any file kind can hold in any of the ways in which it holds secrets.
import { descriptions } from './descriptions.mjs'
import { identifiers } from './identifiers.mjs'
import { published } from './published.mjs'
import { unset } from './unset.mjs'

// Those that stand under a name of their own would be secrets under the name of one.
const described = [...identifiers, ...descriptions].map(each => ({ ...each, described: true }))
const classes = [...unset, ...published, ...described]

/** `count` of them, every class by its share. */
export function literals(randomOf, count) {
  const whole = classes.reduce((sum, { share }) => sum + share, 0)
  return classes.flatMap(({ kind, share, make, described = kind === 'test-vector' }) =>
    Array.from({ length: Math.round((count * share) / whole) }, (_, at) => ({
      label: 'negative',
      kind,
      described,
      ...make(randomOf(`literal/${kind}/${at}`)),
    })),
  )
}
