// Good workflows put together from the sheets of heads and jobs.
import { decided, sectionsOf } from './sheets.mjs'

const heads = sectionsOf('good/heads.txt')
const jobs = sectionsOf('good/jobs.txt')
const NAMES = [
  'build',
  'test',
  'check',
  'verify',
  'ship',
  'Nightly_run',
  '_prepare',
  'etl',
  'api',
  'web',
  'data-quality',
]
const COMMENTS = [
  '# Ask in #platform before a change here',
  '# yamllint disable-line rule:line-length',
  '# TODO: one job for both',
  '# see docs/ci.md: "Why so many jobs?"',
]

/** A workflow that nothing is wrong with. */
export function grownWorkflow(random) {
  const head = [
    ...part('name', 0.8, random),
    ...part('on', 1, random),
    ...part('permissions', 0.7, random),
    ...part('concurrency', 0.5, random),
    ...part('env', 0.5, random),
    ...part('defaults', 0.2, random),
  ]
  const space = random.int(4) > 0 ? '\n' : ''
  return `${head.join(space)}${space}jobs:\n${jobsOf(random, cached(head, random)).join(space)}`
}

function part(title, chance, random) {
  return random.next() < chance ? [decided(random.pick(heads.filter(head => head.title === title)).text, random)] : []
}

/** Whether jobs may use caches: never in what publishes, since others can fill them. */
function cached(head, random) {
  return random.int(2) === 0 && !head.some(text => /release|tags/.test(text))
}

function jobsOf(random, cached) {
  const suitable = jobs.filter(({ title, text }) =>
    cached ? title !== 'docker' && title !== 'release' : !/cache: pip|actions\/cache/.test(text),
  )
  const count = 1 + random.int(random.int(3) === 0 ? 14 : 5)
  const taken = []
  return Array.from({ length: count }, (_, at) => {
    const { title, text } = random.pick(suitable.filter(({ title }) => title !== 'gate' || at > 0))
    const id = `${random.pick(NAMES)}${at > 0 ? `-${at}` : ''}`
    const needs = title === 'gate' ? taken.slice(-4) : random.int(3) > 0 ? needsOf(taken, random) : []
    taken.push(id)
    const written = decided(text, random)
      .replaceAll('%J', id)
      .replace(/^ +%NEEDS\n/m, needs.length > 0 ? `    needs: ${listed(needs, random)}\n` : '')
    return random.int(5) === 0 ? `  ${random.pick(COMMENTS)}\n${written}` : written
  })
}

function needsOf(taken, random) {
  return taken.filter(() => random.int(taken.length) < 2).slice(0, 4)
}

function listed(needs, random) {
  if (needs.length === 1 && random.int(2) === 0) return needs[0]
  if (random.int(3) > 0) return `[${needs.join(', ')}]`
  return `\n${needs.map(id => `      - ${id}`).join('\n')}`
}
