import type { Rule } from '../../rules/rule.js'

export const badFormat: Rule = {
  id: 'expression/format',
  level: 'error',
  summary: 'The placeholders of `format` and the values that it is given do not belong together.',
  why: 'A placeholder without a value, or a brace that stands alone, is an error when the step runs; a value without a placeholder is lost.',
  mend: 'Number the placeholders from {0}, one for each value, and double every other brace.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        "      - run: echo ${{ format('{0} of {1}', github.ref) }}",
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions',
}
