import type { Rule } from '../../rules/rule.js'

export const unknownOutput: Rule = {
  id: 'expression/unknown-output',
  level: 'error',
  summary: 'An expression uses an output that is not declared.',
  why: 'The expression has no value: GitHub puts nothing in its place and reports no error.',
  mend: 'Declare the output where it is made, or write it as it is declared.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  build:',
        '    runs-on: ubuntu-latest',
        '    outputs:',
        '      version: ${{ github.sha }}',
        '    steps:',
        '      - run: make',
        '  release:',
        '    needs: build',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: make release VERSION=${{ needs.build.outputs.release }}',
        '',
      ].join('\n'),
    },
    line: 14,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts',
}
