import type { Rule } from '../../rules/rule.js'

export const unknownProperty: Rule = {
  id: 'expression/unknown-property',
  level: 'error',
  summary: 'An expression asks for a property that does not exist.',
  why: 'The expression has no value: GitHub puts nothing in its place and reports no error.',
  mend: 'Write the property as it is named.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: echo ${{ github.reff }}',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts',
}
