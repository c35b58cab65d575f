import type { Rule } from '../../rules/rule.js'

export const deprecatedRule: Rule = {
  id: 'schema/deprecated',
  level: 'warning',
  summary: 'The schema calls a key or a value deprecated.',
  why: 'It still works, and will stop to with some later version of what reads the file.',
  mend: 'Use what has taken its place; the message says what, where the schema does.',
  example: {
    files: {
      'settings.yml': `# yaml-language-server: $schema=settings.schema.json
name: a
colour: red
`,
      'settings.schema.json': JSON.stringify({
        properties: { colour: { type: 'string', deprecationMessage: 'Use `theme`.' } },
      }),
    },
    line: 3,
  },
}
