import type { Rule } from '../../rules/rule.js'

export const unknownSecret: Rule = {
  id: 'expression/unknown-secret',
  level: 'warning',
  summary: 'A reusable workflow uses a secret that it does not declare.',
  why: 'A caller that hands on the declared secrets does not hand on this one, so it is empty; only `secrets: inherit` would.',
  mend: 'Declare the secret below `on.workflow_call.secrets`.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on:',
        '  workflow_call:',
        '    secrets:',
        '      token:',
        '        required: true',
        'permissions: {}',
        'jobs:',
        '  release:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: make release',
        '        env:',
        '          KEY: ${{ secrets.key }}',
        '',
      ].join('\n'),
    },
    line: 13,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts',
}
