import { type Node, textOf, valueAt, valueIn } from '../../tree/node.js'
import { readSource } from '../../tree/read.js'
import { normalized } from './distributions.js'
import { isOfImage } from './images.js'
import { type Required, readRequirement, readRequirements } from './requirements.js'

/** A file that says what is installed. */
export interface Manifest {
  path: string
  text: string
}

const OF_PIP =
  /(?:^|[\\/])[^\\/]*(?:requirements|constraints)[^\\/]*\.(?:txt|in)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/i

/** Whether a file says what is installed. */
export function isManifest(path: string): boolean {
  return OF_PIP.test(path) || Object.hasOwn(READERS, nameOf(path)) || isOfImage(path)
}

/** Whether a file of pip only limits versions. */
export const isConstraints = (path: string): boolean => /constraints/i.test(nameOf(path))

/** Reads a file that says what is installed. */
export function readManifest({ path, text }: Manifest): Required {
  const read = Object.hasOwn(READERS, nameOf(path)) ? READERS[nameOf(path)] : undefined
  return read === undefined ? readRequirements(text) : read(text, path)
}

const READERS: Readonly<Record<string, (text: string, path: string) => Required>> = {
  'pyproject.toml': ofPyproject,
  Pipfile: ofPipfile,
  'setup.cfg': ofSetup,
  'environment.yml': ofConda,
  'environment.yaml': ofConda,
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const none = (): Required => ({ packages: [], isOpen: false, files: [] })

function ofPyproject(text: string): Required {
  const { root } = readSource('pyproject.toml' as never, text, 'toml')
  const required = none()
  const project = valueIn(root, 'project')
  addTexts(required, valueIn(project, 'dependencies'))
  for (const group of [valueIn(project, 'optional-dependencies'), valueIn(root, 'dependency-groups')]) {
    if (group?.kind === 'map') for (const { value } of group.pairs) addTexts(required, value)
  }
  const poetry = valueAt(root, 'tool', 'poetry')
  addNames(required, valueIn(poetry, 'dependencies'))
  addNames(required, valueIn(poetry, 'dev-dependencies'))
  const groups = valueIn(poetry, 'group')
  if (groups?.kind === 'map') for (const { value } of groups.pairs) addNames(required, valueIn(value, 'dependencies'))
  const dynamic = valueIn(project, 'dynamic')
  if (dynamic?.kind === 'list' && dynamic.items.some(item => textOf(item) === 'dependencies')) required.isOpen = true
  return required
}

function ofPipfile(text: string): Required {
  const { root } = readSource('Pipfile' as never, text, 'toml')
  const required = none()
  addNames(required, valueIn(root, 'packages'))
  addNames(required, valueIn(root, 'dev-packages'))
  return required
}

/** `install_requires` of `[options]`, and what `[options.extras_require]` has. */
function ofSetup(text: string): Required {
  const { root } = readSource('setup.cfg' as never, text, 'ini')
  const texts = [textOf(valueAt(root, 'options', 'install_requires'))]
  const extras = valueIn(root, 'options.extras_require')
  if (extras?.kind === 'map') texts.push(...extras.pairs.map(({ value }) => textOf(value)))
  return readRequirements(texts.filter(each => each !== undefined).join('\n'))
}

/** Names of conda's, which are mostly those of PyPI's, and a list for pip among them. */
function ofConda(text: string): Required {
  const { root } = readSource('environment.yml' as never, text, 'yaml')
  const required = none()
  const dependencies = valueIn(root, 'dependencies')
  if (dependencies?.kind !== 'list') return required
  for (const item of dependencies.items) {
    if (item.kind === 'map') addTexts(required, valueIn(item, 'pip'))
    const name = /^(?:[\w.-]+::)?([\w.-]+)/.exec(textOf(item) ?? '')?.[1]
    const version = /[=<>].*$/.exec(textOf(item) ?? '')?.[0] ?? ''
    if (name !== undefined) required.packages.push({ name: normalized(name), extras: [], versions: version })
  }
  return required
}

/** A list of requirements as pip writes them. */
function addTexts(required: Required, node: Node | undefined): void {
  if (node?.kind !== 'list') return
  const { packages, isOpen, files } = readRequirements(node.items.map(item => textOf(item) ?? '').join('\n'))
  required.packages.push(...packages)
  required.files.push(...files)
  required.isOpen ||= isOpen
}

/** A table from names to versions, as Poetry and Pipenv write it. */
function addNames(required: Required, node: Node | undefined): void {
  if (node?.kind !== 'map') return
  for (const { name, value } of node.pairs) {
    const extras = valueIn(value, 'extras')
    const versions = textOf(value) ?? textOf(valueIn(value, 'version')) ?? ''
    const text = `${name}[${extras?.kind === 'list' ? extras.items.map(item => textOf(item) ?? '').join(',') : ''}]`
    const requirement = readRequirement(text)
    if (requirement !== null && name.toLowerCase() !== 'python') required.packages.push({ ...requirement, versions })
  }
}
