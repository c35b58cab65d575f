import type { Rule } from '../../rules/rule.js'

export const unavailableContext: Rule = {
  id: 'expression/unavailable-context',
  level: 'error',
  summary: 'An expression uses a context that its place does not know.',
  why: 'GitHub evaluates some values before others: what is known only to a step cannot decide which runner the job gets. It refuses the whole workflow.',
  mend: 'Move the value to a place that knows the context, or hand it on as an output of an earlier job.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    runs-on: ${{ env.RUNNER }}',
        '    steps:',
        '      - run: make test',
        '',
      ].join('\n'),
    },
    line: 5,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts',
}
