import { finding } from '../gate/finding.js'
import { type GitHub, GitHubFailure } from '../gate/github.js'
import type { Ports } from '../gate/ports.js'
import { type Diagnosis, type Fact, fact } from './diagnosis.js'

const NAME = 'token'

/** What is known of the token; `github` is null where asking for more would lead nowhere, and `why` says so. */
export type TokenDiagnosis = Diagnosis & ({ github: GitHub } | { github: null; why: string })

/** Whose token it is, and whether the repository answers to it at all. */
export async function tokenFacts({ github, event }: Ports): Promise<TokenDiagnosis> {
  if (github === null) {
    const why = event.subject.repository === null ? 'no repository of GitHub is known here' : 'there is no token'
    return { facts: [fact(NAME, 'not used', why)], findings: [], github, why }
  }
  try {
    const repository = await github.once('GET /repos/{owner}/{repo}', {})
    const visible = repository.private ? 'private' : 'public: anybody may read it'
    const facts = [await ownerFact(github), fact('repository', github.repository, visible)]
    return { facts: [...facts, await rateLimit(github)], findings: [], github }
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    return { facts: [fact(NAME, 'no answer')], ...unusable(error, github) }
  }
}

/** Nothing can be said of single permissions. */
function unusable({ kind, message }: GitHubFailure, { repository }: GitHub) {
  const why = {
    forbidden: `GitHub refuses the token: ${message}`,
    missing: `the token may not see ${repository}, or there is no such repository`,
    busy: `GitHub cannot be asked: ${message}`,
    refused: `GitHub refuses: ${message}`,
  }[kind]
  const level = kind === 'busy' ? 'warning' : 'error'
  const told = `${why[0]?.toUpperCase()}${why.slice(1)}.`
  return { findings: [finding({ rule: 'doctor/token', level, message: told, identity: kind })], github: null, why }
}

async function ownerFact(github: GitHub): Promise<Fact> {
  try {
    return fact(NAME, `of ${await github.viewer()}`)
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.kind === 'busy') throw error
    return fact(NAME, 'not known whose', `no comment can be kept up to date: ${error.message}`)
  }
}

/** Asking for it counts as no request; GitHub Enterprise Server may have no limit. */
async function rateLimit(github: GitHub): Promise<Fact> {
  try {
    const { rate } = await github.once('GET /rate_limit', {})
    return fact('rate limit', `${rate.remaining} of ${rate.limit} requests left`)
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.kind !== 'missing') throw error
    return fact('rate limit', 'none')
  }
}
