import type { Rule } from '../../../rules/rule.js'

export const faultyAction: Rule = {
  id: 'uses/faulty-action',
  level: 'error',
  summary: 'A step uses an action of this repository whose `action.yml` has a fault.',
  why: 'The step fails, or does not do what is expected of it.',
  mend: 'Mend the `action.yml` that the message names.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: ./.github/actions/build
`,
      '.github/actions/build/action.yml': `name: Build
description: Builds it
runs:
  using: composite
  main: index.js
`,
    },
    line: 6,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax',
}
