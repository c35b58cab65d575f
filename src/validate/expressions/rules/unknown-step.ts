import type { Rule } from '../../rules/rule.js'

export const unknownStep: Rule = {
  id: 'expression/unknown-step',
  level: 'error',
  summary: 'An expression uses a step that does not exist, or that runs only later.',
  why: 'The expression has no value: GitHub puts nothing in its place and reports no error.',
  mend: 'Give the step this `id`, or move it before the one that uses it.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: echo ${{ steps.build.outputs.path }}',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts',
}
