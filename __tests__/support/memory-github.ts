import { type FailureKind, type GitHub, GitHubFailure } from '../../src/gate/github.js'

/** GitHub's API in memory: `answer` gets each request, and what it leaves without an answer GitHub does not have. */
export function memoryGitHub(answer: (route: string, parameters: Record<string, unknown>) => unknown): GitHub {
  const request = async (route: string, parameters: object): Promise<unknown> => {
    const found = answer(route, parameters as Record<string, unknown>)
    if (found === undefined) throw failure('missing')
    return found
  }
  const none = (): never => {
    throw new Error('no answer is prepared')
  }
  return {
    repository: 'o/r',
    request: request as GitHub['request'],
    once: request as GitHub['request'],
    items: none,
    archive: none,
    viewer: none,
  } as GitHub
}

/** How GitHub says no. */
export function failure(kind: FailureKind): GitHubFailure {
  return new GitHubFailure(kind, `it is ${kind}`, { forbidden: 403, missing: 404, busy: 503, refused: 422 }[kind])
}
