import type { Rule } from '../../rules/rule.js'

export const syntaxFault: Rule = {
  id: 'expression/syntax',
  level: 'error',
  summary: 'An expression cannot be read.',
  why: 'GitHub refuses the whole workflow: no job of it runs.',
  mend: 'Write it as the message says. Text stands in single quotes, a quote in it is doubled, and there is no arithmetic.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        "      - run: echo ${{ github.ref = 'refs/heads/main' }}",
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions',
}
