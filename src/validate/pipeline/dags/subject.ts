import type { DagFacts } from '../../airflow/policy/facts.js'
import type { Report, Rule } from '../../rules/rule.js'
import type { Span } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { quoted } from '../../words/quoted.js'
import { askedBy } from '../asked/ask.js'

/** A DAG while it is held against a policy. */
export class DagSubject {
  constructor(
    readonly facts: DagFacts,
    private readonly policy: Source,
    private readonly send: Report,
  ) {}

  /** As messages name it. */
  get name(): string {
    return this.facts.dagId === null ? 'The DAG' : `DAG ${quoted(this.facts.dagId)}`
  }

  /** Tells of a demand that it does not meet. */
  report(rule: Rule, message: string, asked: Span): void {
    this.send(rule, this.facts, message, { related: [askedBy(this.policy, asked)] })
  }

  /** Tells that it may or may not meet a demand. */
  cannotTell(rule: Rule, what: string, asked: Span): void {
    const message = `${what} of ${this.name.replace(/^The/, 'the')} cannot be told without running the file`
    this.send(rule, this.facts, message, { level: 'note', related: [askedBy(this.policy, asked)] })
  }
}
