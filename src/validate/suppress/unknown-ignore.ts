import type { Rule } from '../rules/rule.js'

export const unknownIgnore: Rule = {
  id: 'ignore/unknown-rule',
  level: 'error',
  summary: 'A comment switches off a rule that does not exist.',
  why: 'The comment does nothing, although somebody relies on it.',
  mend: 'Write the rule as the report names it; `pipeline-actions explain` lists them.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    # pipeline-actions: ignore workflow/runner-labels: we named it so',
        '    runs-on: our-machine',
        '    steps:',
        '      - run: make test',
        '',
      ].join('\n'),
    },
    line: 5,
  },
}
