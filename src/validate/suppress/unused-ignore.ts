import type { Rule } from '../rules/rule.js'

export const unusedIgnore: Rule = {
  id: 'ignore/unused',
  level: 'warning',
  summary: 'A comment switches off a rule that finds nothing in the next line.',
  why: 'What it was written for is mended; left in place it would hide the next mistake.',
  mend: 'Drop the comment.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    # pipeline-actions: ignore workflow/runner-label: we named it so',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: make test',
        '',
      ].join('\n'),
    },
    line: 5,
  },
}
