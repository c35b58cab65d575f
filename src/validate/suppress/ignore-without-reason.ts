import type { Rule } from '../rules/rule.js'

export const ignoreWithoutReason: Rule = {
  id: 'ignore/without-reason',
  level: 'error',
  summary: 'A comment switches a rule off and does not say why.',
  why: 'Whoever reads the file next cannot tell a decision from an oversight, so the comment does not count.',
  mend: 'Write the reason after a colon: `# pipeline-actions: ignore <rule>: <reason>`.',
  example: {
    files: {
      '.github/workflows/ci.yml': [
        'on: push',
        'permissions: {}',
        'jobs:',
        '  test:',
        '    # pipeline-actions: ignore workflow/runner-label',
        '    runs-on: our-machine',
        '    steps:',
        '      - run: make test',
        '',
      ].join('\n'),
    },
    line: 5,
  },
}
