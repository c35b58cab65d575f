import { schemaKind } from './schema-kind.js'

export const issueConfigKind = schemaKind({
  name: 'issue-config',
})

export const releaseNotesKind = schemaKind({
  name: 'release-notes',
  passesOverKeys: true,
})

export const fundingKind = schemaKind({
  name: 'funding',
})
