import type { Rule } from '../../../rules/rule.js'

export const missingFile: Rule = {
  id: 'action/missing-file',
  level: 'warning',
  summary: '`runs` names a file that the repository does not have.',
  why: 'The action fails as soon as it starts, unless the file is added before it is released.',
  mend: 'Correct the path, which is relative to the folder of `action.yml`, or add the file.',
  example: {
    files: {
      'action.yml': `name: Build
description: Builds it
runs:
  using: node24
  main: dist/indx.js
`,
    },
    line: 5,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runsmain',
}
