import type { Rule } from '../../rules/rule.js'

export const unknownContext: Rule = {
  id: 'expression/unknown-context',
  level: 'error',
  summary: 'An expression uses a context that does not exist.',
  why: 'GitHub refuses the whole workflow: no job of it runs.',
  mend: 'Use one of the contexts; text without quotes is taken for a context, too.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: echo ${{ git.ref }}',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts',
}
