import { lines } from './lines.mjs'

const escapes = { '"': '\\"$`', "'": '', '`': '' }
const quoteless = s => (s.item.value.includes("'") ? s.q : s.sq)

export const shell = {
  where: 'shell',
  line: (_, line) => `# ${line}`,
  weight: 7,
  escapes,
  path: n =>
    n.random
      .pick([
        `scripts/${n.verb}-${n.noun}.sh`,
        `bin/${n.service}`,
        `deploy/${n.stage}.sh`,
        `docker-entrypoint.d/${n.noun}.sh`,
        `.bashrc`,
        `ci/${n.verb}.bash`,
        `.zshrc`,
      ])
      .replace(/^\.(bashrc|zshrc)$/, `home/${n.person}${n.number}/.$1`),
  head: () => '#!/usr/bin/env bash\nset -euo pipefail\n\ncd "$(dirname "$0")/.."',
  blocks: [
    n =>
      `${n.verb}_${n.noun}() {\n  local ${n.noun}=$1\n  for attempt in 1 2 3; do\n    curl -fsS "https://${n.site}/${n.noun}s/$${n.noun}" > "/tmp/${n.noun}.json" && return\n    sleep "$attempt"\n  done\n  return 1\n}`,
    n =>
      `if [ ! -d "/var/lib/${n.service}" ]; then\n  mkdir -p "/var/lib/${n.service}"\n  chown ${n.person}: "/var/lib/${n.service}"\nfi`,
    n => `export PATH="$HOME/.local/bin:$PATH"\nalias ${n.noun}s='ls -la ~/${n.noun}s'\nHISTSIZE=${n.number}000`,
    n =>
      `# ${n.verb} the ${n.noun}s every night, keep ${n.number} of them\nfind /backup -name '${n.noun}-*.gz' -mtime +${n.number} -delete`,
  ],
  named: [
    s => `${s.screaming}=${quoteless(s)}`,
    s => `export ${s.screaming}=${s.loose}`,
    s => `export ${s.screaming}=${s.q}`,
    s => `${s.snake}=${s.q}`,
    s => `readonly ${s.screaming}=${s.q}`,
    s => `: "\${${s.screaming}:=${s.within('"')}}"`,
    s => `${s.screaming}="\${${s.screaming}:-${s.within('"')}}"`,
    s => `${s.service}ctl configure --user ${s.user} --${s.kebab} ${quoteless(s)}`,
    s => `${s.service}ctl configure --user ${s.user} --${s.kebab}=${s.loose}`,
    s => `${s.screaming}=${s.loose} ./bin/${s.verb} --all`,
    s => `#export ${s.screaming}=${s.loose}`,
    s => `docker run -d --name ${s.service} -e ${s.screaming}=${s.loose} -p ${s.port}:${s.port} ${s.service}:latest`,
    s => `heroku config:set ${s.screaming}=${s.loose} --app ${s.service}-${s.stage}`,
    s => `cat > /etc/${s.service}.conf <<EOF\nhost=${s.host}\n${s.snake}=${s.raw}\nEOF`,
    s => `declare -A ${s.noun}=( [user]=${s.user} [${s.snake}]=${s.q} )`,
  ],
  revealing: [
    s => `kubectl create secret generic ${s.service} --from-literal=${s.kebab}=${quoteless(s)}`,
    s => `gh secret set ${s.screaming} --body ${quoteless(s)}`,
  ],
  bare: [
    s => `echo ${quoteless(s)} | ${s.service}ctl login --stdin`,
    s => `./${s.verb}.sh ${s.stage} ${quoteless(s)}`,
    s => `# ${s.raw}`,
  ],
  header: [
    s => `curl -sS -H "Authorization: Bearer ${s.within('"')}" https://${s.site}/v1/${s.noun}s`,
    s => `curl -u ${s.user}:${s.url} "https://${s.site}/${s.noun}"`,
    s => `wget -qO- "https://${s.site}/${s.noun}.json?token=${s.url}&format=full"`,
    s => `git clone https://x:${s.url}@${s.host}/${s.service}/${s.noun}.git`,
  ],
  multi: [s => `cat > key.pem <<'EOF'\n${s.raw}\nEOF`, s => `export ${s.screaming}="${s.raw}"`],
  expressions: {
    'environment-reference': lines`
      export ${n => n.screaming}="$CI_${n => n.screaming}"
      ${n => n.screaming}="\${${n => n.screaming}:?must be set}"
      curl -H "Authorization: Bearer $${n => n.screaming}" https://${n => n.site}/${n => n.noun}
      mysql -u root -p"$MYSQL_ROOT_PASSWORD" < schema.sql
      docker run -e ${n => n.screaming} -e DB_HOST=${n => n.host} ${n => n.service}:latest
      echo "$${n => n.screaming}" | docker login -u ${n => n.user} --password-stdin
      psql "postgres://$DB_USER:$DB_PASSWORD@$DB_HOST/${n => n.noun}" -c 'select 1'
      git clone "https://oauth2:\${${n => n.screaming}}@gitlab.com/${n => n.service}/${n => n.noun}.git"`,
    'store-call': lines`
      ${n => n.screaming}=$(aws secretsmanager get-secret-value --secret-id ${n => n.stage}/${n => n.service} --query SecretString --output text)
      ${n => n.snake}=$(vault kv get -field=${n => n.snake} secret/${n => n.service})
      export ${n => n.screaming}="$(op read "op://${n => n.stage}/${n => n.service}/${n => n.kebab}")"
      ${n => n.screaming}=$(kubectl get secret ${n => n.service} -o jsonpath='{.data.${n => n.kebab}}' | base64 -d)
      ${n => n.screaming}=$(cat /run/secrets/${n => n.snake})
      ${n => n.screaming}=$(pass show ${n => n.service}/${n => n.kebab})
      ${n => n.snake}=$(gcloud secrets versions access latest --secret=${n => n.kebab})
      ${n => n.screaming}="$(security find-generic-password -s ${n => n.service} -w)"`,
    'code-expression': lines`
      read -rsp "${n => n.spaced}: " ${n => n.snake}
      ${n => n.screaming}=$(openssl rand -base64 32)
      ${n => n.snake}=$(head -c 24 /dev/urandom | base64)
      [ -n "\${${n => n.screaming}:-}" ] || { echo "${n => n.screaming} is not set" >&2; exit 1; }
      --${n => n.kebab}) ${n => n.screaming}=$2; shift 2 ;;
      ${n => n.screaming}_FILE=/etc/${n => n.service}/${n => n.kebab}
      usage: $0 --user USER --${n => n.kebab} ${n => n.screaming}
      ssh-keygen -t ed25519 -N "" -f ~/.ssh/${n => n.service}_deploy
      unset ${n => n.screaming}`,
  },
}
