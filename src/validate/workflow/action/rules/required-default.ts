import type { Rule } from '../../../rules/rule.js'

export const requiredDefault: Rule = {
  id: 'action/required-default',
  level: 'note',
  summary: 'An input that is required and has a default.',
  why: 'The default makes it optional: nobody has to give it.',
  mend: 'Remove `required`, or the default.',
  example: {
    files: {
      'action.yml': `name: Build
description: Builds it
inputs:
  target:
    description: What to build
    required: true
    default: all
runs:
  using: composite
  steps:
    - run: make "$TARGET"
      shell: bash
      env:
        TARGET: \${{ inputs.target }}
`,
    },
    line: 4,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#inputsinput_idrequired',
}
