import type { Rule } from '../../rules/rule.js'

export const unknownFunction: Rule = {
  id: 'expression/unknown-function',
  level: 'error',
  summary: 'An expression calls a function that does not exist.',
  why: 'GitHub refuses the whole workflow: no job of it runs.',
  mend: 'Use one of the functions that expressions have; everything else is done in a step.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: echo ${{ lower(github.ref) }}',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions',
}
