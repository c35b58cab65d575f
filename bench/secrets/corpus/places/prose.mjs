import { date, time, uuid } from '../words.mjs'
import { lines } from './lines.mjs'

const escapes = { '"': '\\"', "'": "\\'" }
const stamp = n => `${date(n.random)} ${time(n.random)}`

export const markdown = {
  where: 'markdown',
  weight: 5,
  escapes,
  path: n =>
    n.random.pick([
      `docs/${n.service}/${n.noun}.md`,
      `${n.service}/README.md`,
      `docs/runbooks/${n.verb}-${n.noun}.md`,
      `wiki/${n.Noun}.rst`,
      `notes/${n.noun}.txt`,
    ]),
  head: n => `# ${n.Noun} of ${n.service}\n\nHow the team runs the ${n.noun}s in ${n.stage}.`,
  blocks: [
    n =>
      `## To ${n.verb} a ${n.noun}\n\n1. Open the ${n.service} page.\n2. Choose one of the ${n.noun}s and wait ${n.number} seconds.\n3. Look at the logs.`,
    n => `\`\`\`sh\nmake ${n.verb}\n./bin/${n.service} --limit ${n.number}\n\`\`\``,
    n => `| ${n.Noun} | Owner | Since |\n| --- | --- | --- |\n| ${n.service} | ${n.person} | ${date(n.random)} |`,
  ],
  named: [
    s => `\`\`\`sh\nexport ${s.screaming}=${s.loose}\nmake ${s.verb}\n\`\`\``,
    s => `- ${s.spaced}: \`${s.raw}\``,
    s => `The ${s.service} box is ${s.host}, user ${s.user}, ${s.spaced}: ${s.raw}`,
    s => `| ${s.host} | ${s.user} | ${s.snake} | ${s.raw} |`,
    s => `\`\`\`yaml\n${s.service}:\n  ${s.snake}: ${s.q}\n\`\`\``,
    s => `    ${s.screaming} = ${s.q}`,
    s => `* ${s.spaced} = ${s.raw}`,
  ],
  bare: [
    s => `Until then use ${s.raw} please, ${s.person} knows more.`,
    s => `> ${s.person}: here you go \`${s.raw}\``,
  ],
  header: [s => `\`\`\`sh\ncurl -H "Authorization: Bearer ${s.within('"')}" https://${s.site}/v1/${s.noun}s\n\`\`\``],
  line: (_, line) => `\`\`\`\n${line}\n\`\`\``,
  multi: [s => `\`\`\`\n${s.raw}\n\`\`\``],
  expressions: {
    prose: lines`
    Set \`${n => n.screaming}\` to the ${n => n.spaced} that you got from ${n => n.person}.
    The ${n => n.spaced} is read from the environment variable \`${n => n.screaming}\`; there is no default.
    | \`${n => n.snake}\` | string | yes | ${n => n.spaced} of the account |
    - \`--${n => n.kebab}\`: ${n => n.spaced}, asked for when missing
    Passwords are hashed with bcrypt, tokens are valid for ${n => n.number} minutes.
    export ${n => n.screaming}=<your ${n => n.spaced}>
    Rotate the ${n => n.spaced} every ${n => n.number} days: see the [runbook](./rotate-${n => n.kebab}.md).
    Never commit a ${n => n.spaced}. If it happened, tell security@${n => n.site} at once.
    The response holds \`access_token\`, \`token_type\` (always "bearer") and \`expires_in\`.
    password: at least 12 characters; username: your mail address
    key: the name of the setting, value: what it is set to
    1. Go to Settings > API keys and press "New ${n => n.spaced}".`,
  },
}

export const log = {
  where: 'log',
  line: (s, line) => `${stamp(s)} DEBUG ${line}`,
  weight: 4,
  escapes,
  join: '\n',
  path: n =>
    n.random.pick([`logs/${n.service}-${n.noun}.log`, `build/${n.verb}.out.log`, `var/${n.service}/${n.noun}.log.1`]),
  blocks: [
    n =>
      `${stamp(n)} INFO  [${n.service}] ${n.verb} of ${n.number} ${n.noun}s took 1${n.number} ms\n${stamp(n)} DEBUG [${n.service}] request_id=${uuid(n.random)} status=200`,
    n => `${stamp(n)} WARN  [${n.service}] retrying ${n.host}:${n.port}, attempt 2`,
  ],
  named: [
    s => `${stamp(s)} DEBUG [${s.service}] config loaded: host=${s.host} user=${s.user} ${s.snake}=${s.raw}`,
    s => `${stamp(s)} INFO  POST /login {"user": "${s.user}", "${s.camel}": ${s.q}}`,
    s => `${stamp(s)} ERROR [${s.service}] env: ${s.screaming}=${s.raw}`,
    s => `+ ${s.service}ctl login --user ${s.user} --${s.kebab} ${s.raw}`,
    s => `${stamp(s)} TRACE ${s.Noun}Client(${s.snake}='${s.raw}', timeout=${s.number})`,
  ],
  bare: [s => `${stamp(s)} DEBUG [${s.service}] got ${s.raw}`],
  header: [
    s => `${stamp(s)} DEBUG > Authorization: Bearer ${s.raw}`,
    s => `10.2.${s.number % 250}.7 - - "GET /${s.noun}?access_token=${s.url}&page=2 HTTP/1.1" 200 ${s.number}`,
  ],
  expressions: {
    'log-message': [
      n => `${stamp(n)} INFO  [auth] user ${n.user} changed their password`,
      n => `${stamp(n)} DEBUG [auth] ${n.snake}=******** user=${n.user}`,
      n => `${stamp(n)} WARN  [auth] invalid token for ${n.user}: signature mismatch`,
      n => `${stamp(n)} DEBUG > Authorization: Bearer [REDACTED]`,
      n => `${stamp(n)} INFO  token refreshed, expires in ${n.number} s`,
      n => `${stamp(n)} ERROR [vault] no value found at secret/data/${n.service}/${n.kebab}`,
      n => `  ${n.screaming}: ***`,
      n => `${stamp(n)} TRACE correlation=${uuid(n.random)} session closed, key=${n.noun}:${n.number}`,
    ],
  },
}

export const csv = {
  where: 'csv',
  weight: 3,
  escapes: { '"': '' },
  join: '\n',
  path: n =>
    n.random.pick([`data/${n.noun}s_${n.stage}.csv`, `export/${n.service}_${n.noun}.csv`, `fixtures/${n.noun}.tsv`]),
  accepts: value => !/[",\n]/.test(value),
  head: () => 'host,user,name,value,updated',
  blocks: [
    n =>
      `${n.host},${n.user},limit,${n.number},${date(n.random)}\n${n.host},${n.person},owner,${n.service},${date(n.random)}`,
  ],
  named: [
    s => `${s.host},${s.user},${s.snake},${s.raw},${date(s.random)}`,
    s => `${s.host},${s.user},${s.camel},"${s.raw}",${date(s.random)}`,
    s => `"${s.host}","${s.user}","${s.spaced}","${s.raw}","${date(s.random)}"`,
  ],
}
