import { GitHubClient } from '../../../src/platform/github/client.js'
import { MemoryClock, MemoryLog } from '../memory.js'
import type { Pull } from './pull.js'
import type { Repository } from './repository.js'
import { FakeGitHub } from './server.js'
import type { TokenOptions } from './tokens.js'

/** A fake with a repository `o/r` that has one commit, and what most tests need of it. */
export interface World {
  fake: FakeGitHub
  repository: Repository
  clock: MemoryClock
  log: MemoryLog
  /** A client with a token of these permissions. */
  client(options?: TokenOptions, repository?: Repository): GitHubClient
  /** A pull request from a branch of the repository, with one commit. */
  pull(branch?: string): Pull
}

export const ALL: NonNullable<TokenOptions['permissions']> = {
  actions: 'read',
  checks: 'write',
  contents: 'write',
  'pull-requests': 'write',
}

export async function startWorld(): Promise<World> {
  const fake = await FakeGitHub.start()
  const repository = fake.repository('o/r')
  repository.commit('main', { 'README.md': 'hello' })
  const clock = new MemoryClock()
  const log = new MemoryLog()
  return {
    fake,
    repository,
    clock,
    log,
    client: (options = { permissions: ALL }, of = repository) => {
      return new GitHubClient({ repository: of.fullName, token: fake.token(options), api: fake.url }, clock, log)
    },
    pull: (branch = 'change') => {
      repository.commit(branch, { [`${branch}.txt`]: 'changed' })
      return repository.pull({ head: branch })
    },
  }
}
