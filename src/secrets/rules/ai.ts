import type { Detector } from '../model.js'
import { aiDottedRules, aiNearDetectors } from './ai-near.js'
import { skDetectors } from './ai-sk.js'
import { aiToolRules } from './ai-tools.js'
import { openaiDetector } from './openai.js'
import { perhaps } from './proofs.js'
import { ofRandomText } from './refined.js'
import type { TokenRule } from './rule.js'

/* Vendors of models. Where a rule has no source, its form is generally known. */

/** base64 of "Groq" with a neighbour on both sides; nowhere promised. */
const GROQ_MARK = 'WGdyb3FY'
const GROQ_MARK_AT = 'gsk_'.length + 20

/** 93 characters and AA, after a prefix that says what for. Source: https://docs.claude.com, API keys; gitleaks. */
const anthropic = (id: string, what: string, prefix: string): Detector =>
  ofRandomText(
    { id, what, keywords: [prefix], form: new RegExp(`${prefix}\\d{2,4}-[\\w-]{93}AA`) },
    `${prefix}03-`.length,
  )

const modelRules: readonly TokenRule[] = [
  // gitleaks; CredSweeper
  {
    id: 'perplexity-key',
    what: 'a Perplexity API key',
    keywords: ['pplx-'],
    form: /pplx-[A-Za-z0-9]{48}/,
  },
  // kingfisher
  {
    id: 'groq-key',
    what: 'a Groq API key',
    keywords: ['gsk_'],
    form: /gsk_[A-Za-z0-9]{52}/,
    prove: token => perhaps(token.startsWith(GROQ_MARK, GROQ_MARK_AT), 'the mark of the vendor is in its middle'),
  },
  // https://docs.x.ai
  { id: 'xai-key', what: 'an xAI API key', keywords: ['xai-'], form: /xai-[A-Za-z0-9]{80}/ },
  // https://replicate.com/docs/topics/security/api-tokens: 40 characters with the prefix
  { id: 'replicate-token', what: 'a Replicate API token', keywords: ['r8_'], form: /r8_[A-Za-z0-9]{37}/ },
  // https://openrouter.ai/docs/api-reference/authentication
  { id: 'openrouter-key', what: 'an OpenRouter API key', keywords: ['sk-or-v1-'], form: /sk-or-v1-[0-9a-f]{64}/ },
  // betterleaks; the second prefix is of its plan for programming
  {
    id: 'minimax-key',
    what: 'a MiniMax API key',
    keywords: ['sk-api-', 'sk-cp-'],
    form: /sk-(?:api|cp)-[\w-]{119}/,
  },
  // betterleaks: 32 bytes in base64url
  { id: 'together-key', what: 'a Together API key', keywords: ['tgp_v1_'], form: /tgp_v1_[\w-]{43}/ },
  { id: 'cerebras-key', what: 'a Cerebras API key', keywords: ['csk-'], form: /csk-[a-z0-9]{48}/ },
  // kingfisher: 64 base64url characters
  { id: 'nvidia-key', what: 'an NVIDIA API key', keywords: ['nvapi-'], form: /nvapi-[\w-]{64}/ },
  // betterleaks: the vendors that use sk_ otherwise have no hexadecimal digits, or fewer
  {
    id: 'elevenlabs-key',
    what: 'an ElevenLabs API key',
    keywords: ['sk_'],
    form: /sk_[0-9a-f]{48}/,
    confidence: 'medium',
  },
  // kingfisher: 60 characters, of which the first 32 are hexadecimal digits
  { id: 'jina-key', what: 'a Jina AI API key', keywords: ['jina_'], form: /jina_[0-9a-f]{32}[\w-]{28}/ },
]

export const aiRules: readonly TokenRule[] = [...modelRules, ...aiToolRules, ...aiDottedRules]

export const aiDetectors: readonly Detector[] = [
  openaiDetector,
  ...skDetectors,
  anthropic('anthropic-key', 'an Anthropic API key', 'sk-ant-api'),
  anthropic('anthropic-admin-key', 'an Anthropic admin API key', 'sk-ant-admin'),
  anthropic('anthropic-oauth-token', 'an Anthropic OAuth token', 'sk-ant-oat'),
  anthropic('anthropic-oauth-token', 'an Anthropic OAuth refresh token', 'sk-ant-ort'),
  anthropic('anthropic-oauth-token', "an Anthropic browser session's key", 'sk-ant-sid'),
  // https://huggingface.co/docs/hub/security-tokens; letters only (gitleaks, kingfisher)
  ofRandomText(
    { id: 'huggingface-token', what: 'a Hugging Face access token', keywords: ['hf_'], form: /hf_[A-Za-z]{34}/ },
    'hf_'.length,
  ),
  ofRandomText(
    {
      id: 'huggingface-org-token',
      what: 'a Hugging Face organization token',
      keywords: ['api_org_'],
      form: /api_org_[A-Za-z]{34}/,
    },
    'api_org_'.length,
  ),
  ofRandomText(
    {
      id: 'fireworks-key',
      what: 'a Fireworks AI API key',
      keywords: ['fw_'],
      form: /fw_[A-Za-z0-9]{24}/,
      confidence: 'medium',
    },
    'fw_'.length,
  ),
  // 32 bytes in base64url; keys that MongoDB gives out begin with al-
  ofRandomText(
    {
      id: 'voyage-key',
      what: 'a Voyage AI API key',
      keywords: ['pa-'],
      form: /pa-[\w-]{43}/,
      confidence: 'medium',
    },
    'pa-'.length,
  ),
  ofRandomText(
    {
      id: 'voyage-key',
      what: 'a Voyage AI API key',
      keywords: ['al-'],
      form: /al-[\w-]{43}/,
      near: /voyage/i,
    },
    'al-'.length,
  ),
  ...aiNearDetectors,
]
