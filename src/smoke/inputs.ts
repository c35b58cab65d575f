import { baselineInputs } from '../baseline/inputs.js'
import { count, duration, type InputsOf, lines, list, text, words } from '../gate/inputs.js'
import type { SharedInputs } from '../gate/shared-inputs.js'

export const NAME = 'smoke-test'

export const smokeInputs = {
  url: words('What to request: one URL or several, by line or space. Each must answer as expected.'),
  suite: { ...text('Checks in a YAML file, relative to `working-directory`.'), files: 'read' as const },
  variables: lines('Values for `{{variables}}` of the suite, which win over its own: `name=value`, by line.'),
  wait: duration(
    'How long the service may take to come up: until then a failed attempt does not count. For `url`.',
    '0s',
  ),
  timeout: duration('How long one attempt may take, redirects and body included. For `url`.', '10s'),
  retries: count('How many further attempts a check has after it failed. For `url`.', '0'),
  interval: duration('The pause before an attempt is repeated. For `url`.', '1s'),
  'expect-status': list('Accepted status codes: `200`, a class such as `2xx`, or several. For `url`.', '2xx'),
  'expect-duration': duration('Longest time from the request to the end of the response. For `url`.'),
  'tls-min-days': count('For how many more days the certificate of every encrypted connection must be good.'),
  load: text(
    'Load to put on `url`, or other stages for the load of the suite, once the checks have passed: `rate=200/s duration=5m`, with `timeout=` and `connections=` where wanted.',
  ),
  thresholds: lines(
    'What the load must be like, by line: `p95 < 500ms`, `errors < 1%`. They add to those of the suite.',
  ),
  'compare-with': text(
    'Origin of the stable version, such as `https://stable.example.org`: the same load goes to both by turns, and what is slower or fails more often is rejected.',
  ),
  ...baselineInputs,
  baseline: {
    ...baselineInputs.baseline,
    default: 'none',
    help: 'Where availability and latency of earlier runs are kept, to show them: `none`, `artifact` (what an earlier run of this workflow left, needs `actions: read`), `branch` (a hidden ref of this repository that its own runs keep, needs `contents: write` there) or `file:<path>` (a result file).',
  },
  // Nothing is judged by it.
  'baseline-missing': { ...baselineInputs['baseline-missing'], default: 'warn' },
}

export type SmokeInputs = InputsOf<typeof smokeInputs> & SharedInputs
