import type { Rule } from '../../rules/rule.js'

export const unknownNeed: Rule = {
  id: 'expression/unknown-need',
  level: 'error',
  summary: 'An expression uses a job that does not exist or that the job does not wait for.',
  why: 'The expression has no value: GitHub puts nothing in its place and reports no error.',
  mend: "Add the job to this job's `needs`.",
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: echo ${{ needs.build.outputs.path }}',
        '',
      ].join('\n'),
    },
    line: 7,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts',
}
