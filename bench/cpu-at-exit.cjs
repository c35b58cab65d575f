// Preloaded into a process that is measured: tells its CPU time, in milliseconds, on file descriptor 3.
const { writeSync } = require('node:fs')

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  writeSync(3, String((user + system) / 1000))
})
