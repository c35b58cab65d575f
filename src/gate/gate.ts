import type { Block } from '../report/blocks.js'
import type { InputSpec, InputsOf } from './inputs.js'
import type { RepoPath } from './path.js'
import type { Ports } from './ports.js'
import type { Finding, Judgement, Level, Result } from './result.js'
import type { OnInconclusive, SharedInputs, Writes } from './shared-inputs.js'

/** An output of its own that a gate's action sets. */
export interface Output<Details> {
  help: string
  value(judgement: Judgement<Details>): string
}

/** The pull request that a comment belongs on, and the run that it tells of. */
export interface CommentTarget {
  pullRequest: number
  commit: string
  runId: number
  attempt: number
}

/** What there is to know of a rule whose id stands in findings. */
export interface RuleText {
  readonly id: string
  readonly level: Level
  /** One sentence: what is wrong where it is found. */
  readonly summary: string
  readonly why: string
  readonly mend: string
  /** Files, the first of which has the fault, in that line. */
  readonly example: { readonly files: Readonly<Record<string, string>>; readonly line: number }
  /** Where the fact is from. */
  readonly source?: string
}

/** Whether a gate has something to judge where nobody configured anything, and why. */
export interface Choice {
  chosen: boolean
  why: string
}

/** A gate: a function from inputs and ports to a judgement, with what the doors need to offer it. */
export interface Gate<Spec extends InputSpec = InputSpec, Details = unknown> {
  name: string
  /** One sentence: what it judges. */
  help: string
  /** Its own inputs; those of `sharedInputs` come on top. */
  inputs: Spec
  outputs: Record<string, Output<Details>>
  onInconclusive: OnInconclusive
  /** Whether it comments on pull requests where nobody says; a gate by itself does not. */
  comment?: Writes
  judge(inputs: InputsOf<Spec> & SharedInputs, ports: Ports): Promise<Judgement<Details>>
  /** The report's body, from the judgement alone; verdict, summary and findings stand above it already. */
  present(judgement: Judgement<Details>): Block[] | Promise<Block[]>
  /** Files that its inputs name as policy, such as a baseline: a pull request's report tells where they change. */
  policyFiles?(inputs: InputsOf<Spec> & SharedInputs): RepoPath[]
  /** The results that it leaves for later jobs and runs; its own where nothing is said. */
  leaves?(result: Result<Details>): Result[]
  /** Whether later runs can compare with a result of it; with any where nothing is said. */
  comparable?(result: Result<Details>): boolean
  /** What its rules are about, for `explain` and `docs/rules`; none where its findings explain themselves. */
  rules?(): Promise<readonly RuleText[]>
  /** The findings that its check run annotates; its own where nothing is said. */
  annotates?(judgement: Judgement<Details>): Finding[]
  /** False where the workflow alone says what it does: then no configuration is read, and none has to be readable. */
  configured?: false
  /** Where its comment belongs, if that is not the pull request of the event. */
  commentOn?(judgement: Judgement<Details>): CommentTarget | null
  /** Asked by `check` where the configuration does not mention the gate. */
  choose(inputs: InputsOf<Spec> & SharedInputs, ports: Ports): Promise<Choice>
}

// A registry holds gates of every kind; each gate's own types meet again only inside it.
// biome-ignore lint/suspicious/noExplicitAny: the inputs and details of a gate from the registry are its own business
export type AnyGate = Gate<any, any>

/** Gate name -> its module, loaded when asked for. */
export type Registry = Record<string, () => Promise<AnyGate>>

/** Names the types of a gate once, where it is defined. */
export function defineGate<Spec extends InputSpec, Details>(gate: Gate<Spec, Details>): Gate<Spec, Details> {
  return gate
}
