import type { Rule } from '../../rules/rule.js'

export const yamlTooDeep: Rule = {
  id: 'yaml/too-deep',
  level: 'error',
  summary: 'Values stand in each other too deep.',
  why: 'No configuration is that deep. What lies deeper is not read, and many programs fail on it.',
  mend: 'Mend the brackets or the indentation; if the file is generated, mend what writes it.',
  example: {
    files: {
      'config.yml': `a: ${'['.repeat(300)}${']'.repeat(300)}\n`,
    },
    line: 1,
  },
}
