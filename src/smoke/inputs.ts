import { count, duration, type InputsOf, list, words } from '../gate/inputs.js'
import type { SharedInputs } from '../gate/shared-inputs.js'

export const smokeInputs = {
  url: words('What to request: one URL or several, by line or space. Each must answer as expected.'),
  wait: duration('How long the service may take to come up: until then a failed attempt does not count.', '0s'),
  timeout: duration('How long one attempt may take, redirects and body included.', '10s'),
  retries: count('How many further attempts a check has after it failed.', '0'),
  interval: duration('The pause before an attempt is repeated.', '1s'),
  'expect-status': list('Accepted status codes: `200`, a class such as `2xx`, or several.', '2xx'),
  'expect-duration': duration('Longest time from the request to the end of the response.'),
}

export type SmokeInputs = InputsOf<typeof smokeInputs> & SharedInputs
