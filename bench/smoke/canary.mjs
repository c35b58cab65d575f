// How often the comparison with a stable version decides as it should: between two real servers, by the command line as a user
// runs it.
//
//   node bench/smoke/canary.mjs [--kind same|slower|failing]... [--runs N] [--at-least N] [--opposite-at-most N]
//                               [--at-once N] [--sources]
//
// Both versions are started anew for each run, and draw other times. What is asked for is that the same version is promoted,
// one that is 10% slower rejected, and one of whose requests 2% fail rejected: --at-least is how often, of each kind, and
// --opposite-at-most how often it may be the opposite of that, which inconclusive is not. Beyond a limit it ends with 1.
// Several runs at once need a machine on which they do not slow each other down.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { commandLine } from './command-line.mjs'
import { median, printTable, smokeTest } from './tools.mjs'

// 8,000 requests to each version: with 6,000 P95 would be open in 2% of the runs of the same version.
const LOAD = 'rate=500/s duration=16s connections=100'
const KINDS = {
  same: { what: 'the same version', wanted: 'promote', changed: [], truth: {} },
  slower: { what: '10% slower', wanted: 'reject', changed: ['--slower', '0.1'], truth: { latency: 0.1 } },
  failing: { what: '2% errors', wanted: 'reject', changed: ['--errors', '0.02'], truth: { errors: 0.02 } },
}
const VERDICTS = ['promote', 'reject', 'inconclusive']

const options = {
  kind: { type: 'string', multiple: true, default: Object.keys(KINDS) },
  runs: { type: 'string', default: '1' },
  'at-least': { type: 'string', default: '0' },
  'opposite-at-most': { type: 'string', default: 'Infinity' },
  'at-once': { type: 'string', default: '1' },
  sources: { type: 'boolean', default: false },
}
const { values } = parseArgs({ options })
const runs = Number(values.runs)
const { script, close } = await commandLine(values.sources)
try {
  for (const kind of values.kind) await judge(kind)
} finally {
  close()
}

async function judge(kind) {
  const { what, wanted, changed, truth } = KINDS[kind]
  const start = performance.now()
  const found = []
  const turns = Array.from({ length: runs }, (_, run) => run)
  const next = async () => {
    for (let run = turns.shift(); run !== undefined; run = turns.shift()) found.push(await compare(run, changed))
  }
  await Promise.all(Array.from({ length: Number(values['at-once']) }, next))
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  const count = verdict => found.filter(({ canary }) => canary.verdict === verdict).length
  console.log(
    `${what}: ${VERDICTS.map(verdict => `${count(verdict)} ${verdict}`).join(', ')} of ${runs}, in ${seconds} s`,
  )
  report(found, truth)
  for (const { canary, reasons } of found) {
    if (canary.verdict !== wanted) console.log(`${canary.verdict}: ${[canary.why, ...reasons].join('; ')}`)
  }
  console.log()
  hold(count(wanted) >= Number(values['at-least']), `fewer than ${values['at-least']} are ${wanted}`)
  const opposite = wanted === 'promote' ? 'reject' : 'promote'
  hold(count(opposite) <= Number(values['opposite-at-most']), `more than ${values['opposite-at-most']} are ${opposite}`)
}

/** One run: what the command line says of both versions, and what they say of themselves. */
async function compare(run, changed) {
  const [stable, tested] = await Promise.all([version(2 * run + 1, []), version(2 * run + 2, changed)])
  // The check before the load only asks whether the version is there: that one of whose requests some fail is.
  const check = ['--url', tested.url, '--retries', '9', '--interval', '50ms']
  const { load, canary } = await smokeTest(script, [...check, '--compare-with', stable.url, '--load', LOAD])
  const told = await Promise.all([stable.end(), tested.end()])
  return {
    canary,
    late: Math.max(...told.map(({ late }) => late)),
    generatorLate: load.late.p99,
    reasons: load.reasons,
  }
}

/** A version in a process of its own; `end` gives what it tells of itself. */
async function version(seed, changed) {
  const script = fileURLToPath(new URL('version.mjs', import.meta.url))
  const args = [script, '--seed', String(seed), ...changed]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const port = (await lines.next()).value
  return {
    url: `http://127.0.0.1:${port}`,
    async end() {
      child.stdin.end()
      return JSON.parse((await lines.next()).value)
    },
  }
}

/** The medians of the runs, and how many of the intervals hold what is true. */
function report(found, { errors = 0, latency = 0 }) {
  const middle = of => median(found.map(of))
  const sent = ['stable', 'canary'].map(side => middle(({ canary }) => canary.sent[side]))
  console.log(`requests to each version: ${sent.join(' and ')}`)
  const rows = found[0].canary.compared.map(({ metric }, index) => {
    const at = key => middle(({ canary }) => canary.compared[index][key] ?? Number.NaN)
    const isTime = metric.startsWith('p')
    const value = number => (isTime ? `${number.toFixed(2)} ms` : percent(number))
    // How many more answers of a slower version are slow is next to nothing.
    const truth = isTime ? latency : metric === 'errors' ? errors : null
    const holding =
      truth === null
        ? null
        : found.filter(({ canary }) => {
            const { low, high } = canary.compared[index]
            return low !== null && low <= truth && truth <= high
          })
    const verdicts = VERDICTS.map(each => found.filter(({ canary }) => canary.compared[index].verdict === each).length)
    return [
      metric,
      value(at('stable')),
      value(at('canary')),
      percent(at('change')),
      `${percent(at('low'))} ... ${percent(at('high'))}`,
      String(holding?.length ?? ''),
      percent(at('tolerance')),
      verdicts.join(' / '),
    ]
  })
  printTable([
    ['medians', 'stable', 'tested', 'worse by', '95% interval', 'hold the truth', 'tolerated', VERDICTS.join(' / ')],
    ...rows,
  ])
  const late = middle(each => each.late).toFixed(2)
  console.log(
    `late: answers of the versions ${late} ms, the generator's P99 ${middle(each => each.generatorLate).toFixed(2)} ms`,
  )
}

function percent(part) {
  return `${(100 * part).toFixed(2)}%`
}

function hold(isKept, words) {
  if (isKept) return
  console.log(words)
  process.exitCode = 1
}
