import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { aiDetectors, aiRules } from '../../../../src/secrets/rules/ai.js'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { matchesIn } from '../../../support/secrets.js'
import { expectWherever, minted, SEEDS, textsFrom } from '../../../support/token-forms.js'

const detectors = [...aiRules.map(tokenDetector), ...aiDetectors]

/** Of one length: a character more or less makes another thing of them. */
const EXACT = [
  'openai-key',
  'anthropic-key',
  'anthropic-admin-key',
  'anthropic-oauth-token',
  'huggingface-token',
  'huggingface-org-token',
  'perplexity-key',
  'groq-key',
  'xai-key',
  'replicate-token',
  'openrouter-key',
  'elevenlabs-key',
  'together-key',
  'fireworks-key',
  'pinecone-key',
  'langsmith-token',
  'langsmith-service-key',
  'langfuse-secret-key',
  'wandb-key',
  'nvidia-key',
  'voyage-key',
  'jina-key',
  'tavily-key',
  'cursor-key',
  'cerebras-key',
  'firecrawl-key',
  'minimax-key',
]
const MARKED = ['openai-project-key', 'openai-service-key', 'openai-admin-key']
const MEDIUM = ['elevenlabs-key', 'fireworks-key', 'voyage-key', 'cursor-key', 'firecrawl-key']
const NEAR = [
  'cohere-key',
  'mistral-key',
  'deepseek-key',
  'moonshot-key',
  'stability-key',
  'zai-key',
  'together-legacy-key',
  'pinecone-legacy-key',
  'wandb-legacy-key',
  'comet-key',
  'clarifai-token',
  'assemblyai-key',
  'deepgram-key',
  'ollama-key',
]

const { alnum, hex } = textsFrom('ai tests')

function rulesIn(content: string): string[] {
  return matchesIn(detectors, content).map(({ rule }) => rule)
}

describe('a key with a form of its own', () => {
  it.each([...EXACT, ...MARKED])('is found wherever it stands: %s', id => {
    const confidence = MEDIUM.includes(id) ? 'medium' : 'high'
    expectWherever(detectors, id, { confidence })
  })

  it.each(EXACT)('has neither a character more nor one less: %s', id => {
    const token = minted(id, 1)
    expect(rulesIn(`"${token.slice(0, -1)}"`)).toEqual([])
    expect(rulesIn(`"${token}7"`)).toEqual([])
    expect(rulesIn(`"x${token}"`)).toEqual([])
  })

  it.each(MARKED)('has the mark of its vendor: %s', id => {
    expect(rulesIn(minted(id, 1).replace('T3BlbkFJ', 'T3BlbkFK'))).not.toContain(id)
  })

  it('is found in the lengths that OpenAI has used, and with the name of an account', () => {
    const key = (begin: string, side: number) => `sk-${begin}${alnum(side)}T3BlbkFJ${alnum(side)}`
    expect(rulesIn(`${key('proj-', 20)} ${key('proj-', 58)} ${key('proj-', 74)}`)).toEqual(
      Array(3).fill('openai-project-key'),
    )
    expect(rulesIn(`${key('None-', 20)} ${key('my-service-', 20)}`)).toEqual(['openai-key', 'openai-key'])
  })
})

describe('a key of sk-, letters and digits', () => {
  const short = `sk-${hex(32)}`
  const long = `sk-${alnum(48)}`

  it.each([
    [`DEEPSEEK_API_KEY=${short}`, 'deepseek-key'],
    [`base_url="https://api.deepseek.com",\n  api_key="${short}"`, 'deepseek-key'],
    [`MOONSHOT_API_KEY=${long}`, 'moonshot-key'],
    [`kimi:\n  key: ${long}`, 'moonshot-key'],
    [`client("${long}", host="api.stability.ai")`, 'stability-key'],
    [`DEEPSEEK_API_KEY=\nSTABILITY_KEY=${long}`, 'stability-key'],
    [`OPENAI_API_KEY=${long}`, 'ai-provider-key'],
    [`DEEPSEEK_API_KEY=${long}`, 'ai-provider-key'],
    [`Authorization: Bearer ${short}`, 'ai-provider-key'],
  ])('is of the vendor that is named near it: %s', (content, rule) => {
    expect(matchesIn(detectors, content)).toEqual([expect.objectContaining({ rule, confidence: 'medium' })])
  })

  it.each([
    `disk-${hex(32)}`,
    `sk-${hex(32)}-1`,
    `sk-${'x'.repeat(48)}`,
    `sk-${'0123456789abcdef'.repeat(2)}`,
    'sk-folding-cube sk-three-bounce',
    `sk-your${'OpenAiApiKeyGoesHereInsteadOfThisPlaceholderText'}`,
    `sk-${alnum(20)}`,
  ])('is none: %s', content => {
    expect(rulesIn(content)).toEqual([])
  })
})

describe('a key without a form of its own', () => {
  it.each(NEAR)('is found in a line that names its vendor: %s', id => {
    for (const seed of SEEDS) {
      const token = minted(id, seed)
      const line = kindOf(id).context?.(randomFrom(seed), token) ?? ''
      expect(matchesIn(detectors, line)).toEqual([
        expect.objectContaining({ rule: id, secret: token, confidence: 'medium' }),
      ])
    }
  })

  const written: [id: string, before: string, after: string][] = [
    ['cohere-key', 'co = cohere.Client("', '")'],
    ['cohere-key', 'co = cohere.ClientV2(api_key="', '")'],
    ['mistral-key', 'MistralClient("', '")'],
    ['deepgram-key', "new Deepgram('", "')"],
    ['deepgram-key', 'curl -H "Authorization: Token ', '" https://api.deepgram.com/v1/listen'],
    ['assemblyai-key', 'aai.settings.api_key = "', '"'],
    ['pinecone-legacy-key', 'pinecone.init(api_key="', '", environment="us-west1-gcp")'],
    ['wandb-legacy-key', 'wandb login ', '\n'],
    ['wandb-legacy-key', 'wandb.login(key="', '")'],
    ['clarifai-token', 'CLARIFAI_PAT="', '"'],
    ['ollama-key', '- name: OLLAMA_API_KEY\n  value: ', '\n'],
  ]
  it.each(written)('is found as programs have it: %s in %s', (id, before, after) => {
    for (const seed of SEEDS) {
      const token = minted(id, seed)
      expect(matchesIn(detectors, before + token + after)).toEqual([
        expect.objectContaining({ rule: id, secret: token }),
      ])
    }
  })
})

describe('what looks alike', () => {
  it.each([
    ['a name', `hf_${'transformersModelFactoryConfiguration'.slice(0, 34)}`],
    ['a name', 'fw_loadFirmwareImageFromFlas'],
    ['a class', `pa-${'some-very-long-class-name-of-a-style-sheet-xyzabc'.slice(0, 43)}`],
    [
      'the key in the documents',
      `sk-ant-api03-${'R2D2C3P0BEEP_BOOP_'}${'BUZZ_WHIRR_CLICK_SPIN_TURN_JUMP_SKIP_'.repeat(2)}XAA`,
    ],
    ['filler', `sk-ant-api03-${'x'.repeat(93)}AA`],
    ['filler', `hf_${'x'.repeat(34)}`],
    ['filler', `gsk_${'your_groq_api_key_here'.padEnd(52, '0')}`],
    ['the public half', minted('langfuse-secret-key', 1).replace('sk-', 'pk-')],
    ['the id of a run', `wandb_run_id=${hex(40)}`],
    ['a commit', `https://github.com/cohere-ai/x/commit/${hex(40)}`],
    ['a model', `ollama_digest: ${hex(64)}`],
    ['an id', `PINECONE_PROJECT_ID=${minted('pinecone-legacy-key', 1)}`],
    ['an id', `CLARIFAI_USER_ID=${hex(32)}`],
    ['an id', `COMET_WORKSPACE=${alnum(25)}`],
    ['the middle of a word', `halftogether = "${hex(64)}"`],
  ])('is not found: %s', (_, content) => {
    expect(rulesIn(content)).toEqual([])
  })
})
