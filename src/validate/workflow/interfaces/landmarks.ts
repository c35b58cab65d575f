import type { RepoPath } from '../../../gate/path.js'
import type { Repository } from '../../repository.js'

const LANDMARKS = [
  'README.md',
  '.gitignore',
  'LICENSE',
  'package.json',
  'pyproject.toml',
  'requirements.txt',
  'go.mod',
  'Cargo.toml',
  'pom.xml',
  'Gemfile',
  'composer.json',
  'Makefile',
  'Dockerfile',
] as RepoPath[]

/** Whether there is a file that almost every repository has at its root: where there is none, the workflows alone may be here. */
export function hasLandmark(repository: Repository): boolean {
  return LANDMARKS.some(path => repository.has(path))
}
