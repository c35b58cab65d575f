import type { Rule } from '../../rules/rule.js'

export const unavailableFunction: Rule = {
  id: 'expression/unavailable-function',
  level: 'error',
  summary: 'An expression calls a function that its place does not know.',
  why: 'The functions for the state of a job exist only in conditions, and `hashFiles` only in steps, where there are files. GitHub refuses the whole workflow.',
  mend: 'Call it in a condition or in a step.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: echo ${{ failure() }}',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts',
}
