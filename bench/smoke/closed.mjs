// How many requests a second the load generator makes at most: a closed loop on nginx, beside wrk (C) and autocannon (node)
// in the same run, in turns, so that a machine that slows down slows all of them down.
//
//   node bench/smoke/closed.mjs [--rounds N] [--of-wrk RATIO] [--of-autocannon RATIO] [--sources]
import { parseArgs } from 'node:util'
import { engine } from './engine.mjs'
import { nginx } from './nginx.mjs'
import { autocannon, median, ours, printTable, wrk } from './tools.mjs'

const SECONDS = 4
const CONNECTIONS = 32

const options = {
  rounds: { type: 'string', default: '5' },
  'of-wrk': { type: 'string', default: '0' },
  'of-autocannon': { type: 'string', default: '0' },
  sources: { type: 'boolean', default: false },
}
const { values } = parseArgs({ options })

const load = `rate=max duration=${SECONDS}s connections=${CONNECTIONS}`
const compiled = values.sources ? await engine() : null
const peers = { seconds: SECONDS, connections: CONNECTIONS }
const tools = [
  {
    name: 'pipeline-actions',
    measure: url => (compiled === null ? ours(url, load) : compiled.measured(url, load)),
    rates: [],
  },
  { name: 'wrk', measure: url => wrk(url, peers), rates: [] },
  { name: 'autocannon', measure: url => autocannon(url, peers), rates: [] },
]
const server = await nginx()
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const { measure, rates } of tools) rates.push((await measure(server.url)).rate)
}
server.close()
compiled?.close()

const [own, ...others] = tools
printTable([
  ['', 'requests/s, median', 'ours over its'],
  ...tools.map(({ name, rates }) => [name, median(rates).toFixed(0), ratioTo(rates).toFixed(2)]),
])
for (const { name, rates } of others) {
  const least = Number(values[`of-${name}`])
  if (ratioTo(rates) >= least) continue
  console.log(`${ratioTo(rates).toFixed(2)} of ${name}'s requests a second, below the budget of ${least}`)
  process.exitCode = 1
}

/** The median of each round's ratio. */
function ratioTo(rates) {
  return median(own.rates.map((rate, round) => rate / rates[round]))
}
