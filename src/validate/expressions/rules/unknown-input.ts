import type { Rule } from '../../rules/rule.js'

export const unknownInput: Rule = {
  id: 'expression/unknown-input',
  level: 'error',
  summary: 'An expression uses an input that is not declared.',
  why: 'The expression has no value: GitHub puts nothing in its place and reports no error.',
  mend: 'Declare the input, or write it as it is declared.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: echo ${{ inputs.version }}',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts',
}
