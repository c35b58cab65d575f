import type { Rule } from '../../rules/rule.js'

export const constantCondition: Rule = {
  id: 'expression/constant-condition',
  level: 'error',
  summary: 'A condition always comes out the same.',
  why: 'Text around `${{ }}` makes the condition text, and text that is not empty is true: the step always runs.',
  mend: 'Put the whole condition into one `${{ }}`, or leave the braces out. A condition that is just `true` can go.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - if: ${{ github.ref_protected }} && ${{ github.event.forced }}',
        '        run: make',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions',
}
