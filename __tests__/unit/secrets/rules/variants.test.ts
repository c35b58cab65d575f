import { describe, expect, it } from '@jest/globals'
import { randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { detectors as all } from '../../../../src/secrets/rules/all.js'
import { ciRules } from '../../../../src/secrets/rules/ci.js'
import { infraRules } from '../../../../src/secrets/rules/infra.js'
import { packageRules } from '../../../../src/secrets/rules/packages.js'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { variantDetectors } from '../../../../src/secrets/rules/variants.js'
import { matchesIn } from '../../../support/secrets.js'

const random = randomFrom('variants')
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LOWER = UPPER.toLowerCase()
const DIGITS = '0123456789'
const alnum = (length: number) => random.text(UPPER + LOWER + DIGITS, length)
const hex = (length: number) => random.text('0123456789abcdef', length)
const digits = (length: number) => random.text('123456789', 1) + random.text(DIGITS, length - 1)
const upper = (length: number) => random.text(UPPER + DIGITS, length)
/** Of the alphabet that AWS has, and the rest of it, so that one of them is certainly there. */
const foreign = (length: number) => `8${upper(length - 2)}9`

const found = (content: string) =>
  matchesIn(variantDetectors, content).map(({ rule, confidence }) => `${rule}: ${confidence}`)

describe('a token as others describe its kind', () => {
  const written: [rule: string, token: () => string][] = [
    ['github-fine-grained-token', () => `github_pat_${alnum(82)}`],
    ['huggingface-token', () => `hf_${alnum(33)}7`],
    ['nuget-key', () => `oy2${random.text(LOWER + DIGITS, 42)}0`],
    ['artifactory-key', () => `AKCp${alnum(68)}0`],
    ['jfrog-reference-token', () => `cmVmd${alnum(59)}`],
    ['onepassword-secret-key', () => `A3-${upper(6)}-${upper(6)}-${[1, 2, 3, 4].map(() => upper(5)).join('-')}`],
    ['dynatrace-token', () => `dt0c01.${alnum(24)}.${alnum(64)}`],
    ['shippo-token', () => `shippo_live_${random.text(`${DIGITS}ABCDEFabcdef`, 40)}`],
    ['slack-bot-token', () => `xoxb-${digits(12)}-${alnum(26)}`],
    ['slack-user-token', () => `xoxp-${digits(12)}-${digits(12)}-${digits(12)}-${alnum(14)}-${alnum(15)}`],
    ['slack-app-token', () => `xapp-1-${upper(11)}-${digits(13)}-${random.text(LOWER + DIGITS, 64)}`],
    ['slack-legacy-token', () => `xoxs-${digits(12)}-${digits(12)}-${digits(12)}-${hex(8)}`],
    ['slack-workspace-token', () => `xoxr-${alnum(32)}`],
    ['aws-access-key-id', () => `A3T${upper(17)}`],
  ]

  it.each(written)('is found: %s', (rule, mint) => {
    for (let round = 0; round < 10; round += 1) {
      const token = mint()
      expect([token, ...found(`value = "${token}"\n`)]).toEqual([token, `${rule}: medium`])
    }
  })

  it('is unlikely where no vendor gives out such a one', () => {
    expect(found(`id: AKIA${foreign(16)}`)).toEqual(['aws-access-key-id: low'])
    expect(found(`token: glc_${alnum(60)}`)).toEqual(['grafana-cloud-token: low'])
  })

  it('tells less than the exact form', () => {
    const token = `github_pat_${alnum(22)}_${alnum(59)}`
    expect(matchesIn(all, `x("${token}")`)).toMatchObject([{ rule: 'github-fine-grained-token', confidence: 'high' }])
  })

  it.each([
    () => `github_pat_${'x'.repeat(82)}`,
    () => `hf_${'getAllTheModelsOfThisOrganizationNow'.slice(0, 34)}`,
    () => `AKIA${'EXAMPLE'.padEnd(16, 'X')}`,
    () => `xoxb-${'x'.repeat(12)}-${'x'.repeat(24)}`,
    () => `xoxb-${digits(12)}-${digits(13)}`,
    () => `github_pat_${alnum(70)}`,
    () => `a${`A3T${upper(17)}`}`,
    () => `A3T${upper(18)}`,
  ])('is nothing where it is filler, or of another length', mint => {
    expect(found(`value = "${mint()}"`)).toEqual([])
  })
})

describe('tokens that few vendors have', () => {
  const detectors = [...ciRules, ...infraRules, ...packageRules].map(tokenDetector)
  const rules = (content: string) => matchesIn(detectors, content).map(({ rule }) => rule)

  it('are found by their prefixes', () => {
    expect(rules(`SNYK=snyk_uat.${hex(8)}.${alnum(60)}`)).toEqual(['snyk-token'])
    expect(rules(`token="bkct_${alnum(48)}"`)).toEqual(['buildkite-agent-token'])
    expect(rules(`key: zpka_${hex(32)}_${hex(8)}`)).toEqual(['zuplo-key'])
    expect(rules(`key: ico-${alnum(31)}Z`)).toEqual(['infracost-key'])
  })

  it('are no names of icons', () => {
    expect(rules(`box.ico-${hex(32)}.png`)).toEqual([])
    expect(rules(`class="ico-${hex(32)}"`)).toEqual([])
  })

  it('are passwords of sources of gems', () => {
    const [user, password] = [hex(8), alnum(20)]
    expect(matchesIn(detectors, `BUNDLE_GEMS__CORP__COM: "${user}:${password}"\n`)).toMatchObject([
      { rule: 'bundler-credentials', secret: password, confidence: 'medium' },
    ])
    expect(rules('BUNDLE_GEMS__CORP__COM=user:${PASSWORD}')).toEqual([])
    expect(rules('BUNDLE_PATH: "vendor/bundle:somewhere/else"')).toEqual([])
  })
})
