import type { Rule } from '../rules/rule.js'
import { ignoreWithoutReason } from './ignore-without-reason.js'
import { unknownIgnore } from './unknown-ignore.js'
import { unusedIgnore } from './unused-ignore.js'

export const suppressRules: readonly Rule[] = [ignoreWithoutReason, unknownIgnore, unusedIgnore]
