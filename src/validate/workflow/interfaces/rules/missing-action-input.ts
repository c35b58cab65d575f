import type { Rule } from '../../../rules/rule.js'

export const missingActionInput: Rule = {
  id: 'action/missing-input',
  level: 'warning',
  summary: 'A step does not give an action an input that is required and has no default.',
  why: 'Most actions fail without it; the runner itself does not check it.',
  mend: 'Add the input below `with`.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/github-script@v8
`,
    },
    line: 6,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#inputsinput_idrequired',
}
