import { mayHaveDags } from './airflow/safe-mode.js'
import type { Kind } from './kind.js'
import type { Format } from './tree/document.js'

/** A kind, as far as it is known before any of its files is read. */
export interface KindEntry {
  /** Its name in `kinds`. */
  readonly name: string
  readonly format: Format
  /** Glob patterns of where its files are; without any, only files that the inputs name are of this kind. */
  readonly files: readonly string[]
  /** Keys by which a file is known that stands elsewhere. */
  readonly keys?: readonly string[]
  /** Whether the beginning of a file that stands there can be of it. */
  readonly holds?: (text: string) => boolean
  readonly load: () => Promise<Kind>
}

/** The kinds: one entry each. Of several that a file could be, the first. */
export const KINDS: readonly KindEntry[] = [
  {
    name: 'workflow',
    format: 'yaml',
    files: ['.github/workflows/*.{yml,yaml}'],
    keys: ['on', 'jobs'],
    load: async () => (await import('./workflow/kind.js')).workflowKind,
  },
  {
    name: 'action',
    format: 'yaml',
    files: ['**/action.{yml,yaml}'],
    keys: ['name', 'runs'],
    load: async () => (await import('./workflow/action-kind.js')).actionKind,
  },
  {
    name: 'dependabot',
    format: 'yaml',
    files: ['.github/dependabot.{yml,yaml}'],
    keys: ['version', 'updates'],
    load: async () => (await import('./schema/kinds/dependabot.js')).dependabotKind,
  },
  {
    name: 'issue-config',
    format: 'yaml',
    files: ['.github/ISSUE_TEMPLATE/config.{yml,yaml}'],
    load: async () => (await import('./schema/kinds/github.js')).issueConfigKind,
  },
  {
    name: 'issue-form',
    format: 'yaml',
    files: ['.github/ISSUE_TEMPLATE/*.{yml,yaml}'],
    load: async () => (await import('./schema/kinds/forms.js')).issueFormKind,
  },
  {
    name: 'discussion-form',
    format: 'yaml',
    files: ['.github/DISCUSSION_TEMPLATE/*.{yml,yaml}'],
    load: async () => (await import('./schema/kinds/forms.js')).discussionFormKind,
  },
  {
    name: 'release-notes',
    format: 'yaml',
    files: ['.github/release.{yml,yaml}'],
    load: async () => (await import('./schema/kinds/github.js')).releaseNotesKind,
  },
  {
    name: 'funding',
    format: 'yaml',
    files: ['.github/FUNDING.yml'],
    load: async () => (await import('./schema/kinds/github.js')).fundingKind,
  },
  {
    name: 'pre-commit',
    format: 'yaml',
    files: ['**/.pre-commit-config.{yml,yaml}'],
    load: async () => (await import('./schema/kinds/pre-commit.js')).preCommitKind,
  },
  {
    name: 'pre-commit-hooks',
    format: 'yaml',
    files: ['.pre-commit-hooks.yaml'],
    load: async () => (await import('./schema/kinds/pre-commit.js')).preCommitHooksKind,
  },
  {
    name: 'pyproject',
    format: 'toml',
    files: ['**/pyproject.toml'],
    load: async () => (await import('./pyproject/kind.js')).pyprojectKind,
  },
  {
    name: 'makefile',
    format: 'text',
    files: ['**/{GNUmakefile,makefile,Makefile}', '**/*.mk'],
    load: async () => (await import('./makefile/kind.js')).makefileKind,
  },
  {
    name: 'airflow',
    format: 'python',
    files: ['**/*.py'],
    holds: mayHaveDags,
    load: async () => (await import('./airflow/kind.js')).airflowKind,
  },
  ...(['yaml', 'json', 'toml', 'ini'] as const).map(format => ({
    name: format,
    format,
    files: [],
    load: async () => (await import('./syntax/kind.js')).syntaxKind,
  })),
]

/** The kind of that name. */
export function entryOf(name: string): KindEntry {
  const entry = KINDS.find(each => each.name === name)
  if (entry === undefined) throw new RangeError(`there is no kind ${name}`)
  return entry
}
