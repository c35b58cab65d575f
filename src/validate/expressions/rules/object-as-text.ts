import type { Rule } from '../../rules/rule.js'

export const objectAsText: Rule = {
  id: 'expression/object-as-text',
  level: 'error',
  summary: 'An object, a list or null is put into text.',
  why: 'GitHub writes the word Object or Array, nothing for null, or stops with an error.',
  mend: 'Take the property that is meant, or write it out with `toJSON` or `join`.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        "      - run: echo '${{ github.event }}'",
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions',
}
