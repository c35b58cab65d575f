import type { Rule } from '../../../rules/rule.js'

export const deprecatedActionInput: Rule = {
  id: 'action/deprecated-input',
  level: 'warning',
  summary: 'A step gives an action an input that the action has deprecated.',
  why: 'A later version of the action may no longer know it.',
  mend: 'Do what the message says.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: ./.github/actions/build
        with:
          flags: -O2
`,
      '.github/actions/build/action.yml': `name: Build
description: Builds it
inputs:
  flags:
    description: Flags
    deprecationMessage: Use options instead.
runs:
  using: composite
  steps:
    - run: make
      shell: bash
`,
    },
    line: 8,
  },
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#inputsinput_iddeprecationmessage',
}
