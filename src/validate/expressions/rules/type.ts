import type { Rule } from '../../rules/rule.js'

export const typeMismatch: Rule = {
  id: 'expression/type',
  level: 'error',
  summary: 'A value is of a type with which its place, or the operator around it, cannot do anything.',
  why: 'GitHub stops with an error when it gets there, or a comparison always comes out the same.',
  mend: 'Use a value of the right type; `fromJSON` makes numbers and booleans of text.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        "      - timeout-minutes: ${{ github.run_number == '1' }}",
        '        run: make',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions',
}
