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

/** Whether all files seem to be there, and not the workflows alone: a file that almost every repository has at its root. */
export function isWhole(repository: Repository): boolean {
  return LANDMARKS.some(path => repository.has(path))
}
