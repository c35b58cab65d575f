import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The event of a pull request that adds or changes these files of a consumer: what act is to run there. */
export function pullRequest(repository: string, files: Readonly<Record<string, string>>) {
  const git = (...args: string[]) => {
    const person = ['-c', 'user.name=test', '-c', 'user.email=test@example.org']
    return execFileSync('git', ['-C', repository, ...person, ...args], { stdio: 'pipe' })
      .toString()
      .trim()
  }
  const base = { ref: 'main', sha: git('rev-parse', 'HEAD') }
  git('switch', '-q', '-c', 'topic')
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true })
    writeFileSync(join(repository, path), content)
  }
  git('add', '-A')
  git('commit', '-q', '-m', 'A change')
  const head = { ref: 'topic', sha: git('rev-parse', 'HEAD') }
  const payload = {
    pull_request: { number: 7, base, head },
    repository: { full_name: 'o/r', default_branch: 'main' },
  }
  return { workflow: 'workflow.yml', event: 'pull_request', payload }
}
