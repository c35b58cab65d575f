import type { Rule } from '../../rules/rule.js'

export const unknownMatrix: Rule = {
  id: 'expression/unknown-matrix',
  level: 'error',
  summary: 'An expression uses a key that the matrix does not have.',
  why: 'The expression has no value: GitHub puts nothing in its place and reports no error.',
  mend: 'Add the key to the matrix, or write it as it stands there.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: echo ${{ matrix.version }}',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts',
}
