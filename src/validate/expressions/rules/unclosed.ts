import type { Rule } from '../../rules/rule.js'

export const unclosed: Rule = {
  id: 'expression/unclosed',
  level: 'error',
  summary: 'An expression is opened with `${{` and never closed with `}}`.',
  why: 'GitHub refuses the whole workflow: no job of it runs.',
  mend: "Close it with `}}`. Where the three characters are meant as they are, write `${{ '${{' }}`.",
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: echo ${{ github.ref }',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions',
}
