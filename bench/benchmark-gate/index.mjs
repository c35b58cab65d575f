// How often benchmark-compare fails where nothing changed, and how often it finds what did, beside others on the same
// generated data (draw.mjs).
//
//   node bench/benchmark-gate/index.mjs [--runs N] [--seed N] [--alarms-at-most SHARE] [--power-of-facts]
//
// Needs `npm run build` before it (it reads `lib/`). benchstat is run where it is installed; the others cannot judge files
// and are re-implemented from their documentation. With --alarms-at-most it ends with 1 where more runs without a change
// fail, in any scenario; with --power-of-facts where a regression is found less often than by the plain procedure that
// the gate was designed from (exact ranks and Holm; a band of earlier runs).
import { parseArgs } from 'node:util'
import { benchstat, findBenchstat } from './benchstat.mjs'
import { BENCHMARKS, draw, HISTORY, MACHINES, VALUES } from './draw.mjs'
import { OWN } from './own.mjs'
import { PEERS } from './peers.mjs'

const { values: given } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    'alarms-at-most': { type: 'string', default: '1' },
    'power-of-facts': { type: 'boolean', default: false },
  },
})
const RUNS = Number(given.runs)
const NOISES = [0.03, 0.08]
const EFFECTS = [0.05, 0.1, 0.2]
/** Fewer of these: to run it takes longer. */
const BENCHSTAT_RUNS = Math.min(RUNS, 300)

/** In percent, by noise and effect: the power of the plain procedure. */
const TO_REACH = {
  'benchmark-compare, samples': [22, 87, 96, 1, 8, 61],
  'benchmark-compare, samples, 30 earlier runs': [33, 100, 100, 1, 10, 85],
}

const program = findBenchstat()
const benchstatName = program === null ? 'benchstat (not installed)' : `benchstat (run, ${BENCHSTAT_RUNS} runs)`
console.log(
  `${RUNS} runs each of ${BENCHMARKS} benchmarks with ${VALUES} values a side, ${HISTORY} earlier runs, seed ${given.seed}\n`,
)
noChange()
few()
power()

/** Runs in which nothing changed. */
function noChange() {
  const columns = Object.keys(MACHINES).flatMap(name => NOISES.map(noise => ({ name, noise })))
  const rows = new Map()
  for (const { name, noise } of columns) {
    const machines = MACHINES[name]
    const found = judgeAll(machines, noise, { history: HISTORY }, name.startsWith('same'))
    for (const [gate, { alarms, inconclusive }] of found) {
      const cell = inconclusive === null ? percent(alarms) : `${percent(alarms)} / ${percent(inconclusive)}`
      rows.set(gate, [...(rows.get(gate) ?? []), cell])
      if (gate in OWN) holdAlarms(alarms, `${gate}, ${name}, ${100 * noise}% noise`)
    }
  }
  console.log('Nothing changed: runs that fail / of our own the benchmarks that stay inconclusive\n')
  print(['', ...columns.map(({ name, noise }) => `${name}, ${100 * noise}% noise`)], rows)
}

/** The same with few benchmarks, which do not show what the machine did. */
function few() {
  const columns = [1, 5].flatMap(benchmarks => Object.keys(MACHINES).map(name => ({ benchmarks, name })))
  const rows = new Map()
  const gate = 'benchmark-compare, samples'
  const cells = columns.map(({ benchmarks, name }) => {
    const runs = seeds().map(seed => draw(seed, MACHINES[name], 0.03, { benchmarks }))
    const { alarms, inconclusive } = ownShares(gate, runs, name.startsWith('same'))
    holdAlarms(alarms, `${gate}, ${benchmarks} alone, ${name}`)
    return `${percent(alarms)} / ${percent(inconclusive)}`
  })
  rows.set(gate, cells)
  console.log('\nThe same with few benchmarks, 3% noise\n')
  print(['', ...columns.map(({ benchmarks, name }) => `${benchmarks}: ${name}`)], rows)
}

/** Runs in which one benchmark got worse. */
function power() {
  const columns = NOISES.flatMap(noise => EFFECTS.map(effect => ({ noise, effect })))
  const rows = new Map()
  for (const { noise, effect } of columns) {
    const found = judgeAll(MACHINES['same runner'], noise, { history: HISTORY, effect }, true)
    for (const [gate, { first }] of found) rows.set(gate, [...(rows.get(gate) ?? []), first])
  }
  console.log('\nOne benchmark of all got worse, same runner: how often it is found\n')
  const shown = new Map(Array.from(rows, ([gate, shares]) => [gate, shares.map(percent)]))
  print(['', ...columns.map(({ noise, effect }) => `+${100 * effect}%, ${100 * noise}% noise`)], shown)
  if (!given['power-of-facts']) return
  for (const [gate, least] of Object.entries(TO_REACH)) {
    rows.get(gate).forEach((share, at) => {
      // What is to be reached was rounded, and what is reached is known from so many runs.
      const usual = Math.min(least[at], 99.5)
      const error = Math.sqrt((usual * (100 - usual)) / 1e4 / RUNS)
      const { noise, effect } = columns[at]
      const message = `${gate}: finds +${100 * effect}% at ${100 * noise}% noise in ${percent(share)}, not in ${least[at]}%`
      hold(share >= least[at] / 100 - 0.005 - 2 * error, message)
    })
  }
}

/** Of each gate: the share of runs with an alarm, of inconclusive benchmarks, of runs in which the first is found. */
function judgeAll(machines, noise, options, sameMachine) {
  const found = new Map()
  const runs = seeds().map(seed => draw(seed, machines, noise, options))
  for (const gate of Object.keys(OWN)) found.set(gate, ownShares(gate, runs, sameMachine))
  const known = program === null ? [] : benchstat(program, runs.slice(0, BENCHSTAT_RUNS))
  if (known.length > 0) found.set(benchstatName, sharesOf(known))
  for (const [gate, worse] of Object.entries(PEERS)) found.set(gate, sharesOf(runs.map(worse)))
  return found
}

function ownShares(gate, runs, sameMachine) {
  let inconclusive = 0
  let all = 0
  const found = runs.map(run => {
    const decisions = OWN[gate](run, sameMachine)
    all += decisions.length
    inconclusive += decisions.filter(({ verdict }) => verdict === 'inconclusive').length
    return decisions.flatMap(({ verdict }, at) => (verdict === 'regression' ? [at] : []))
  })
  return { ...sharesOf(found), inconclusive: inconclusive / all }
}

function sharesOf(found) {
  const share = holds => found.filter(holds).length / found.length
  return { alarms: share(worse => worse.length > 0), inconclusive: null, first: share(worse => worse.includes(0)) }
}

function seeds() {
  return Array.from({ length: RUNS }, (_, at) => Number(given.seed) * 1_000_003 + at)
}

function print(head, rows) {
  console.log(`| ${head.join(' | ')} |\n|${'-|'.repeat(head.length)}`)
  for (const [name, cells] of rows) console.log(`| ${[name, ...cells].join(' | ')} |`)
}

function percent(share) {
  return `${(100 * share).toFixed(1)}%`
}

function holdAlarms(alarms, where) {
  hold(alarms <= Number(given['alarms-at-most']), `${where}: ${percent(alarms)} of the runs fail without a change`)
}

function hold(holds, message) {
  if (holds) return
  console.error(message)
  process.exitCode = 1
}
