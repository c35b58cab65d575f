import { GitHubFailure } from '../gate/github.js'
import { UserMistake } from '../gate/mistake.js'

type Access = 'read' | 'write'

/** What a feature needs of the job's token, and what for, to complete "… so that ". */
interface Need {
  permission: string
  access: Access
  reason: string
}

/** Everything that asks GitHub for something, with the least that it needs. Tested one by one against a fake. */
export const NEEDS = {
  comment: { permission: 'pull-requests', access: 'write', reason: 'the comment on the pull request can be written' },
  'check-run': { permission: 'checks', access: 'write', reason: 'the check run can be written' },
  runs: { permission: 'actions', access: 'read', reason: 'runs and their artifacts can be read' },
  contents: { permission: 'contents', access: 'read', reason: 'commits and files can be read' },
  history: { permission: 'contents', access: 'write', reason: 'the result can be kept as a baseline' },
} as const satisfies Record<string, Need>

export type Feature = keyof typeof NEEDS

/** Whether the token is what stood in the way: GitHub answers 403, or 404 where the token may not even know. */
export function isPermission(error: unknown): error is GitHubFailure {
  return error instanceof GitHubFailure && error.kind === 'forbidden'
}

/** What the workflow must say for a feature: text that can be pasted into the job. */
export function permissionAdvice(feature: Feature): string {
  const { permission, access, reason } = NEEDS[feature]
  const others = permission === 'contents' ? '' : 'contents: read, '
  return `give the job \`permissions: { ${others}${permission}: ${access} }\` beside those it has, so that ${reason}`
}

/**
 * Does what a feature asks of GitHub.
 *
 * @throws UserMistake where the token lacks the permission, with the YAML to paste; what else goes wrong is thrown on
 */
export async function permitted<T>(feature: Feature, where: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!isPermission(error)) throw error
    throw new UserMistake([{ where, message: `GitHub refused (${error.message}): ${permissionAdvice(feature)}` }])
  }
}
