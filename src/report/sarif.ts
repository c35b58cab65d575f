import type { RuleText } from '../gate/gate.js'
import type { Confidence, Finding, Result } from '../gate/result.js'
import { worstFirst } from '../gate/verdict.js'

const LIMIT = 5000

/** SARIF's rank, from 0 to 100, of how sure a finding is. */
const RANK: Readonly<Record<Confidence, number>> = { high: 90, medium: 60, low: 30 }

/**
 * A result as SARIF 2.1.0 with one run, as code scanning takes it: `category` by gate and leg, at most 5,000 results
 * (GitHub keeps no more), paths as relative URIs. A finding without a file points at the root. What is known of the rules
 * goes along, as code scanning shows it beside its alerts.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(result: Result, texts: readonly RuleText[] = []): string {
  const findings = worstFirst(result.findings).slice(0, LIMIT)
  const rules = [...new Set(findings.map(finding => finding.rule))].sort()
  const known = new Map(texts.map(text => [text.id, text]))
  const category = [result.gate, result.subject.leg].filter(Boolean).join('/')
  const run = {
    tool: { driver: { ...result.tool, rules: rules.map(id => sarifRule(id, known.get(id))) } },
    automationDetails: { id: `${category}/` },
    columnKind: 'utf16CodeUnits',
    results: findings.map(finding => sarifResult(finding, rules)),
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${JSON.stringify(log, null, 2)}\n`
}

function sarifRule(id: string, text: RuleText | undefined) {
  if (text === undefined) return { id }
  const { summary, why, mend, source, level } = text
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: mend, markdown: `${why}\n\n${mend}` },
    ...(source === undefined ? {} : { helpUri: source }),
    defaultConfiguration: { level },
  }
}

function sarifResult(finding: Finding, rules: string[]) {
  const { file, line, column, endLine, endColumn, confidence } = finding
  const region = line === undefined ? undefined : { startLine: line, startColumn: column, endLine, endColumn }
  const suppressions = [{ kind: 'external', justification: finding.suppressed }]
  return {
    ruleId: finding.rule,
    ruleIndex: rules.indexOf(finding.rule),
    level: finding.level,
    ...(confidence === undefined ? {} : { rank: RANK[confidence] }),
    message: { text: finding.help ? `${finding.message} ${finding.help}` : finding.message },
    locations: [location(file ?? '.', region)],
    relatedLocations: finding.related.map((related, id) => ({
      id,
      message: { text: related.message },
      ...location(related.file, related.line === undefined ? undefined : { startLine: related.line }),
    })),
    partialFingerprints: { 'pipelineActions/v1': finding.fingerprint },
    ...(finding.suppressed === null ? {} : { suppressions }),
  }
}

function location(file: string, region: object | undefined) {
  // Half a surrogate pair, which a URI cannot hold, becomes the replacement character.
  const uri = file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return { physicalLocation: { artifactLocation: { uri }, region } }
}
