import type { Rule } from '../../../rules/rule.js'
import { callInputType } from './call-input-type.js'
import { deprecatedActionInput } from './deprecated-action-input.js'
import { faultyAction } from './faulty-action.js'
import { malformedUses } from './malformed-uses.js'
import { missingActionInput } from './missing-action-input.js'
import { missingCallInput } from './missing-call-input.js'
import { missingSecret } from './missing-secret.js'
import { notCallable } from './not-callable.js'
import { notFound } from './not-found.js'
import { outdatedAction } from './outdated-action.js'
import { unknownActionInput } from './unknown-action-input.js'
import { unknownCallInput } from './unknown-call-input.js'
import { unknownSecret } from './unknown-secret.js'

/** What can be wrong about steps that use actions. */
export const useRules: readonly Rule[] = [
  malformedUses,
  notFound,
  faultyAction,
  unknownActionInput,
  missingActionInput,
  deprecatedActionInput,
  outdatedAction,
]

/** What can be wrong about jobs that call reusable workflows. */
export const callRules: readonly Rule[] = [
  notCallable,
  unknownCallInput,
  missingCallInput,
  callInputType,
  unknownSecret,
  missingSecret,
]
