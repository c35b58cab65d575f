import type { Format } from '../format.js'
import { inQuotes, inSections, inWords, withComments } from '../grammars/dialects.js'
import { json } from '../grammars/json.js'
import { yaml } from '../grammars/yaml.js'

const TOKENS =
  'token access_token access-token accesstoken auth_token auth-token authtoken api_key api-key apikey api_token api-token apitoken oauth_token oauth-token secret secret_key secret-key secretkey client_secret refresh_token refreshtoken password key pat private_token'

/** What command line tools keep after somebody has logged in. */
export const tools: readonly Format[] = [
  {
    what: "a tool's login",
    names:
      'hosts.yml .config/hub hub gh/hosts.yml glab-cli/config.yml glab/config.yml .tugboat tugboat doctl/config.yaml .travis/config.yml .circleci/cli.yml cli.yml scw/config.yaml .vultr-cli.yaml vultr-cli.yaml .ngrok2/ngrok.yml ngrok.yml ngrok/ngrok.yml .twurlrc .trc .snyk .todoist.config.json civo/config.yml .jira.d/config.yml .platformsh/* .pulumi/* fly/config.yml .fly/config.yml .exoscale/* config.railway argocd/config .argocd/config .lacework.toml .phraseapp.yml phraseapp.yml .phrase.yml crowdin.yml crowdin.yaml .datree/* infracost/credentials.yml .render/* cli-config.yaml .hcloud.yml tea/config.yml .gist-vim .rclone.yml .sauce-credentials .config/openai.yaml .gptcommit.yaml',
    read: yaml,
    keys: TOKENS,
  },
  {
    what: "a tool's login",
    names:
      '.sentryclirc sentry.properties .transifexrc .wakatime.cfg wakatime.cfg hcloud/cli.toml cli.toml .python-gitlab.cfg python-gitlab.cfg linode-cli .linode-cli .ovh.conf ovh.conf .gitlab-runner/config.toml gitlab-runner/config.toml wrangler/config/default.toml .wrangler/config/default.toml exoscale.toml .bintrayrc .pushbulletrc .todo.cfg .exercism.json .poetry/auth.toml .vault .lpassrc .planetscale/* .gist .scwrc .cloudflared .cloudflare/cloudflare.cfg .cloudflare.cfg cloudflare.cfg .b2rc .twine .surgerc .pagerduty .dockerhub .hackagerc .zendeskrc .jirarc .zoomrc .flickr .flickr_api .hubflow .gitlabrc .pocketrc mlflow/credentials .mlflow/credentials .comet.config wandb/settings .wandb .quilt/config .datarobot.ini .domino.cfg .wsk.props .wskprops .fauna-shell .gauge .pypi-token *.openrc',
    read: withComments,
    keys: `${TOKENS} application_secret consumer_key auth user_api_key aws_secret_access_key`,
  },
  {
    what: "a tool's login",
    names:
      '.netlify/config.json netlify/config.json .now/auth.json .vercel/auth.json com.vercel.cli/auth.json .pulumi/credentials.json credentials.json kaggle.json .kaggle/kaggle.json .todoist.json .config/configstore/* configstore/* .sfdx/* .sf/* heroku.json .firebaserc .arcrc .amplifyrc .bitcoin.json .shopify.json .expo/state.json state.json .serverlessrc .balena/* .particle/* particle.config.json .codeship.json .gemini.json .openshift/* exercism/user.json .civo.json slack.json discord.json telegram.json twitter.json .twitter.json oauth.json .oauth.json tokens.json .tokens.json auth_tokens.json salesforce.json sentry.json .infura.json stripe.json',
    read: json,
    keys: `${TOKENS} accesstokens clientsecret heroku_api_key consumer_secret access_token_secret consumersecret tokensecret bot_token bottoken api_secret apisecret app_secret secret_access_key`,
  },
  { what: "Pulumi's credentials", names: '.pulumi/credentials.json', read: json, keys: '*', below: /^accesstokens\./ },
  {
    what: "Salesforce's login",
    names: '*.json',
    holds: ['"instanceUrl"'],
    read: json,
    keys: 'accesstoken refreshtoken clientsecret password',
  },
  { what: 'an Arc configuration', names: '.arcrc .arcconfig', read: json, keys: 'token cert' },
  {
    what: "Chef's data",
    names: 'data_bags/* data_bags/passwords/* data_bags/users/* data_bags/secrets/*',
    read: json,
    keys: '?',
  },
  { what: "Heroku's or a shell's login", names: '.heroku/credentials heroku/credentials', read: inWords, keys: '*' },
  { what: "Streamlit's secrets", names: '.streamlit/secrets.toml secrets.toml', read: withComments, keys: '?' },
  {
    what: "a tool's settings in Lua or Lisp",
    names: 'mpdscribble.conf mpd.conf .mpdscribble/mpdscribble.conf .mpdasrc lastfm.conf spotifyd.conf spotify.conf',
    read: inSections,
    keys: 'password token client_secret',
  },
  { what: "a music player's settings", names: 'mpd.conf', read: inQuotes, keys: 'password' },
]
