import type { Rule } from '../../rules/rule.js'

export const jsonTooDeep: Rule = {
  id: 'json/too-deep',
  level: 'error',
  summary: 'Values stand in each other too deep.',
  why: 'No configuration is that deep. What lies deeper is not read, and many programs fail on it.',
  mend: 'Mend the brackets; if the file is generated, mend what writes it.',
  example: {
    files: {
      'config.json': `${'['.repeat(300)}${']'.repeat(300)}\n`,
    },
    line: 1,
  },
  source: 'https://www.rfc-editor.org/rfc/rfc8259#section-9',
}
