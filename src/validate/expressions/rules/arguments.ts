import type { Rule } from '../../rules/rule.js'

export const badArguments: Rule = {
  id: 'expression/arguments',
  level: 'error',
  summary: 'A function is given arguments that it cannot do anything with.',
  why: 'With the wrong number GitHub refuses the workflow; values of a wrong type become text that nobody meant, or an error when the step runs.',
  mend: 'Give it what it expects.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: echo ${{ startsWith(github.ref) }}',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions',
}
