// Holds findings against labels: what was found, what was missed, what was a false alarm.

/**
 * A secret counts as found where a finding lies on its line, or within its lines. A finding that touches no secret is a
 * false alarm, once for each line however many rules say it; it is put down to the negative that it touches, if any.
 */
export function matched(labels, findings) {
  const byFile = grouped(labels)
  const found = new Map()
  const alarms = new Map()
  for (const finding of findings) {
    const touched = (byFile.get(finding.file) ?? []).filter(label => touches(label, finding))
    const secrets = touched.filter(({ label }) => label === 'secret')
    for (const secret of secrets) found.set(secret, [...(found.get(secret) ?? []), finding.rule])
    if (secrets.length > 0) continue
    const place = `${finding.file}:${finding.line}`
    const rules = alarms.get(place)?.rules ?? []
    alarms.set(place, { ...finding, negative: touched[0], rules: [...new Set([...rules, finding.rule])] })
  }
  return { found, alarms: [...alarms.values()] }
}

/** Recall, precision and F1 of one tool. */
export function totals(labels, { found, alarms }) {
  const secrets = labels.filter(({ label }) => label === 'secret').length
  const recall = found.size / secrets
  const precision = found.size + alarms.length === 0 ? 0 : found.size / (found.size + alarms.length)
  const f1 = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision)
  return { secrets, found: found.size, alarms: alarms.length, recall, precision, f1 }
}

/** Of each value of a property, how many secrets there are and how many of them each tool found. */
export function recallBy(labels, property, results) {
  const secrets = labels.filter(({ label }) => label === 'secret')
  return [...grouped(secrets, each => each[property])].sort().map(([name, group]) => ({
    name,
    count: group.length,
    found: results.map(({ found }) => group.filter(secret => found.has(secret)).length),
    rules: rulesOf(group, results[0].found),
  }))
}

/** Of each class of negatives, how many there are and on how many of them each tool raised a false alarm. */
export function alarmsBy(labels, results) {
  const negatives = labels.filter(({ label }) => label === 'negative')
  return [...grouped(negatives, each => each.kind)].sort().map(([name, group]) => ({
    name,
    count: group.length,
    alarms: results.map(
      ({ alarms }) => new Set(alarms.map(({ negative }) => negative).filter(each => each?.kind === name)).size,
    ),
  }))
}

function touches({ line, endLine = line }, finding) {
  return finding.line <= endLine && finding.endLine >= line
}

/** The rules that found a kind's secrets, the most frequent first. */
function rulesOf(secrets, found) {
  const counts = new Map()
  for (const rule of secrets.flatMap(secret => [...new Set(found.get(secret))]))
    counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([rule]) => rule)
}

function grouped(labels, keyOf = ({ file }) => file) {
  const groups = new Map()
  for (const label of labels) {
    const key = keyOf(label)
    if (!groups.has(key)) groups.set(key, [])
    groups.get(key).push(label)
  }
  return groups
}
