/** Ends a run by saying which tests were skipped and why: `describeWith` puts the reason into their names. */
export default class SkipReporter {
  onRunComplete(_contexts, { testResults }) {
    const titles = testResults
      .flatMap(file => file.testResults)
      .filter(test => test.status === 'pending')
      .flatMap(test => test.ancestorTitles.filter(title => title.includes('(skipped: ')))
    const counts = new Map()
    for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1)
    for (const [title, count] of counts) process.stderr.write(`${count} tests of: ${title}\n`)
  }
}
