// A server that stands still for 1 s of 10 s, at 500 requests a second: which load generator tells what its users went
// through? The truth follows from the schedule: who came while it stood still waited for its end.
//
//   node bench/smoke/stopped.mjs [--rounds N] [--within RATIO] [--sources]
//
// --within is how far, as a part of the truth, our P95 and P99 may be off in the median of the rounds. --sources is for working on the generator: it
// compiles that alone, where else the command line is run as it is built.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { engine } from './engine.mjs'
import { nginx } from './nginx.mjs'
import { autocannon, median, ours, printTable, wrk } from './tools.mjs'

const RATE = 500
const SECONDS = 10
const CONNECTIONS = 100
const STOPPED = 1000

const options = {
  rounds: { type: 'string', default: '3' },
  within: { type: 'string', default: 'Infinity' },
  sources: { type: 'boolean', default: false },
}
const { rounds, within, sources } = parseArgs({ options }).values

const load = `rate=${RATE}/s duration=${SECONDS}s connections=${CONNECTIONS}`
const compiled = sources ? await engine() : null
const peers = { seconds: SECONDS, connections: CONNECTIONS }
const tools = [
  ['pipeline-actions', url => (compiled === null ? ours(url, load) : compiled.measured(url, load))],
  [`autocannon -R ${RATE}`, url => autocannon(url, { ...peers, rate: RATE })],
  ['wrk', url => wrk(url, peers)],
]
const measured = tools.map(([name, measure]) => ({ name, measure, found: [] }))
for (let round = 0; round < Number(rounds); round += 1) {
  for (const { measure, found } of measured) {
    const server = await nginx()
    const [{ p95, p99 }, stopped] = await Promise.all([measure(server.url), stop(server.pid)])
    server.close()
    const truth = { p95: trueLatency(95, stopped), p99: trueLatency(99, stopped) }
    found.push({ p95, p99, truth, off: Math.max(Math.abs(p95 / truth.p95 - 1), Math.abs(p99 / truth.p99 - 1)) })
  }
}
compiled?.close()
const middle = (found, of) => median(found.map(of))
printTable([
  ['medians', 'P95', 'truth', 'P99', 'truth'],
  ...measured.map(({ name, found }) => [
    name,
    shown(found[0].p95 === null ? null : middle(found, each => each.p95)),
    shown(middle(found, each => each.truth.p95)),
    shown(middle(found, each => each.p99)),
    shown(middle(found, each => each.truth.p99)),
  ]),
])
const off = middle(measured[0].found, each => each.off)
const verdict = off > Number(within) ? `, above the budget of ${100 * within}%` : ''
console.log(`ours is off by ${(100 * off).toFixed(1)}% of the truth${verdict}`)
if (verdict) process.exitCode = 1

/** In the middle of the load; gives the milliseconds that it took. */
async function stop(pid) {
  await sleep((SECONDS * 1000) / 2)
  process.kill(pid, 'SIGSTOP')
  const from = performance.now()
  await sleep(STOPPED)
  process.kill(pid, 'SIGCONT')
  return performance.now() - from
}

/** A percentile of all latencies, by linear interpolation, where everything but standing still takes no time. */
function trueLatency(percent, stopped) {
  const due = Array.from({ length: RATE * SECONDS }, (_, index) => (index * 1000) / RATE)
  const from = (SECONDS * 1000) / 2
  const latencies = due.map(at => (at >= from && at < from + stopped ? from + stopped - at : 0)).sort((a, b) => a - b)
  const place = (percent / 100) * (latencies.length - 1)
  const low = latencies[Math.floor(place)]
  return low + (place % 1) * (latencies[Math.ceil(place)] - low)
}

function shown(milliseconds) {
  return milliseconds === null ? 'none' : `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`
}
