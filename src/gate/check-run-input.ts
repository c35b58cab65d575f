import { choice } from './inputs.js'

/** The input of those that report for several gates: whether a check run is written, in the words of `comment`. */
export function checkRunInput(fallback: 'auto' | 'never') {
  return choice(
    ['auto', 'always', 'never'],
    'Whether to write a check run with an annotation per finding, beyond the ten of a job: `auto` (where the token may), `always` or `never`. Needs `checks: write`.',
    fallback,
  )
}
