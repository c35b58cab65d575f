import type { Rule } from '../../rules/rule.js'

export const unreadableRule: Rule = {
  id: 'schema/unreadable',
  level: 'error',
  summary: 'The schema that a file names cannot be used: it is not there, is broken, or refers to what is not there.',
  why: 'Nothing of the file, or not all of it, is checked against its schema.',
  mend: 'Name a schema that is a file of the repository or one of those that are known by name, and mend what is wrong with it.',
  example: {
    files: {
      'settings.yml': `# yaml-language-server: $schema=settings.schema.json
name: a
`,
      'settings.schema.json': JSON.stringify({ properties: { name: { type: 'text' } } }),
    },
    line: 1,
  },
}
