import type { RepoPath } from '../../../gate/path.js'
import { repoPathFrom } from '../../../gate/path.js'
import { quoted } from '../../words/quoted.js'

/** What `uses` names. */
export type Reference =
  /** An action or workflow of this repository. */
  | { readonly kind: 'local'; readonly path: RepoPath }
  | { readonly kind: 'docker'; readonly image: string }
  /** `name` is owner, repository and path. */
  | { readonly kind: 'remote'; readonly name: string; readonly ref: string }
  | { readonly kind: 'malformed'; readonly why: string }

const OWNER = /^[\w-]+$/
const REPOSITORY = /^[\w.-]+$/
const WORKFLOW_FILE = /^\.github\/workflows\/[^/]+\.ya?ml$/
const EXPECTED = 'it must be `owner/repository@ref`, `owner/repository/folder@ref`, `./folder` or `docker://image`'

/** Reads what a step uses. Null where an expression stands in it, which is another rule's. */
export function actionReference(uses: string): Reference | null {
  if (uses.includes('${{')) return null
  if (uses.startsWith('docker://')) return docker(uses.slice('docker://'.length))
  if (/^[.$][\\/]/.test(uses)) return local(uses)
  return remote(uses, EXPECTED)
}

/** Reads what a job uses: a reusable workflow. */
export function workflowReference(uses: string): Reference | null {
  if (uses.includes('${{')) return null
  const expected = 'it must be `./.github/workflows/file.yml` or `owner/repository/.github/workflows/file.yml@ref`'
  if (uses.startsWith('./')) {
    const reference = local(uses)
    if (reference.kind !== 'local' || WORKFLOW_FILE.test(reference.path)) return reference
    return malformed(`${quoted(uses)} is no workflow file: reusable workflows stand in \`.github/workflows\` itself`)
  }
  const reference = remote(uses, expected)
  if (reference.kind !== 'remote') return reference
  const path = reference.name.split('/').slice(2).join('/')
  return WORKFLOW_FILE.test(path) ? reference : malformed(`${quoted(uses)} names no workflow; ${expected}`)
}

function local(uses: string): Reference {
  const at = uses.lastIndexOf('@')
  const path = repoPathFrom(uses.slice(2))
  if (path === null) return malformed(`${quoted(uses)} leads out of the repository`)
  if (at > 0 && !uses.slice(at).includes('/')) {
    return malformed(`${quoted(uses)} is of this repository and of this commit: remove ${quoted(uses.slice(at))}`)
  }
  return { kind: 'local', path }
}

function docker(image: string): Reference {
  if (image === '') return malformed('`docker://` names no image')
  return image.endsWith(':') ? malformed(`\`docker://${image}\` has an empty tag`) : { kind: 'docker', image }
}

function remote(uses: string, expected: string): Reference {
  const at = uses.indexOf('@')
  if (at < 0) return malformed(`${quoted(uses)} has no ref; ${expected}`)
  const name = uses.slice(0, at)
  const ref = uses.slice(at + 1)
  const [owner = '', repository = ''] = name.split('/')
  if (!OWNER.test(owner) || !REPOSITORY.test(repository))
    return malformed(`${quoted(uses)} names no repository; ${expected}`)
  return ref === '' ? malformed(`${quoted(uses)} has no ref; ${expected}`) : { kind: 'remote', name, ref }
}

function malformed(why: string): Reference {
  return { kind: 'malformed', why }
}
