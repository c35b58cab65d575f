import type { Rule } from '../../rules/rule.js'

export const formRule: Rule = {
  id: 'schema/form',
  level: 'error',
  summary: 'A value has none of the forms that the schema offers, or several of which only one may be there.',
  why: 'What reads the file cannot tell what is meant and refuses it.',
  mend: 'Write the value in one of the forms that the message names.',
  example: {
    files: {
      'settings.yml': `# yaml-language-server: $schema=settings.schema.json
target:
  host: example.com
  socket: /run/service
`,
      'settings.schema.json': JSON.stringify({
        properties: { target: { oneOf: [{ required: ['host'] }, { required: ['socket'] }] } },
      }),
    },
    line: 2,
  },
}
