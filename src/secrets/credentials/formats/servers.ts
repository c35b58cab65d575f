import type { Entry } from '../entries.js'
import type { Format, Reading } from '../format.js'
import { inQuotes, inSections, withComments } from '../grammars/dialects.js'
import { json } from '../grammars/json.js'
import { lines, places } from '../grammars/lines.js'
import { yaml } from '../grammars/yaml.js'
import { hash, hashOrPassword, inAddress } from '../readings.js'

/** `Environment=NAME=value "OTHER=value"`. */
const ENVIRONMENT = places(/(?:^Environment=|[ \t])["']?(?<name>[A-Z][A-Z0-9_]{1,80})=(?<secret>[^\s"']{1,1000})/dgm)

/** Services, their installation and their operation. */
export const servers: readonly Format[] = [
  {
    what: "Airflow's configuration",
    names: 'airflow.cfg',
    read: inSections,
    keys: 'fernet_key secret_key smtp_password password flower_basic_auth bind_password *_password',
  },
  {
    what: "Airflow's configuration",
    names: 'airflow.cfg',
    read: inSections,
    keys: 'sql_alchemy_conn result_backend broker_url celery_result_backend',
    as: inAddress,
  },
  {
    what: "Airflow's connections",
    names:
      'connections.json connections.yaml connections.yml airflow_connections.json airflow-connections.json airflow_variables.json',
    read: jsonOrYaml,
    keys: 'password *secret* secret token *_password *_secret *_token *_key',
  },
  {
    what: "Airflow's connections",
    names: 'connections.json connections.yaml connections.yml airflow_connections.json airflow_settings.yaml',
    read: jsonOrYaml,
    keys: '*',
    as: inAddress,
  },
  { what: "Airflow's connections", names: 'airflow_settings.yaml', read: yaml, keys: 'conn_password conn_extra' },
  {
    what: "Grafana's configuration",
    names: 'grafana.ini custom.ini defaults.ini',
    read: inSections,
    keys: 'admin_password secret_key password client_secret token bind_password',
  },
  {
    what: "Grafana's sources",
    names: 'datasources.yaml datasources.yml datasource.yaml datasource.yml datasources/* ldap.toml',
    read: yaml,
    keys: 'password basicauthpassword *',
    below: /securejsondata\.$/,
  },
  {
    what: "Grafana's sources",
    names: 'datasources.yaml datasources.yml datasource.yaml datasource.yml',
    read: yaml,
    keys: 'password basicauthpassword',
  },
  { what: "Grafana's LDAP settings", names: 'ldap.toml', read: withComments, keys: 'bind_password' },
  {
    what: "Prometheus' configuration",
    names:
      'prometheus.yml prometheus.yaml prometheus*.yml alertmanager.yml alertmanager.yaml alertmanager*.yml alertmanager*.yaml web-config.yml web.yml blackbox.yml snmp.yml snmp.yaml loki.yaml loki-config.yaml promtail.yaml promtail-config.yaml',
    read: yaml,
    keys: 'password bearer_token credentials client_secret smtp_auth_password smtp_auth_secret auth_password auth_secret service_key routing_key api_key opsgenie_api_key victorops_api_key bot_token token user_key secret_key slack_api_url_key community priv_password',
    as: unlessTeam,
  },
  {
    what: "Prometheus' users",
    names: 'web-config.yml web.yml web-config.yaml',
    read: yaml,
    keys: '*',
    below: /^basic_auth_users\./,
    as: hash,
  },
  {
    what: 'an Elastic configuration',
    names:
      'elasticsearch.yml kibana.yml logstash.yml filebeat.yml metricbeat.yml heartbeat.yml packetbeat.yml auditbeat.yml apm-server.yml opensearch.yml opensearch_dashboards.yml *beat.yml',
    read: yaml,
    keys: '*password *.encryptionkey *encryptionkey *secret_token *.secret_key api_key *.api_key password *passphrase *.hash cloud.auth',
  },
  { what: "OpenSearch's users", names: 'internal_users.yml', read: yaml, keys: 'hash', as: hash },
  {
    what: "Elasticsearch's users",
    names: 'elasticsearch/users',
    read: lines(/^(?<user>[^:\s#]{1,100}):(?<secret>\$2\S{20,100})/d),
    keys: '*',
    as: hash,
  },
  {
    what: "Mosquitto's configuration",
    names: 'mosquitto.conf *mosquitto.conf bridge.conf',
    read: places(/^[ \t]{0,4}(?:remote_password|auth_opt_\w{0,30}pass\w{0,10})[ \t]{1,20}(?<secret>\S{1,200})/dgm),
    keys: '*',
  },
  {
    what: "cloud-init's user data",
    names:
      'user-data user-data.yml user-data.yaml user_data user_data.yml user_data.yaml user-data.txt userdata.yml userdata.yaml cloud-config.yml cloud-config.yaml cloud-init.yml cloud-init.yaml cloud_init.yml cloudinit.yaml cloud.cfg userdata user-data.tpl cloud-init.cfg network-config network-config.yaml',
    read: yaml,
    keys: 'passwd hashed_passwd hashed-passwd plain_text_passwd password chpasswd authkey psk password_hash passphrase',
    as: hashOrPassword,
  },
  {
    what: "cloud-init's user data",
    names:
      'user-data user-data.yml user-data.yaml user_data user_data.yml user-data.txt userdata.yml cloud-config.yml cloud-config.yaml cloud-init.yml cloud-init.yaml cloud.cfg userdata cloud-init.cfg',
    holds: ['chpasswd'],
    read: places(
      /^[ \t]{1,12}(?:- )?["']?(?<user>[a-z_][\w-]{0,31}):(?<secret>[^\s:"'|>][^\s"']{3,200})["']?[ \t]{0,4}$/dgm,
    ),
    keys: '*',
    as: notRandomWord,
  },
  {
    what: 'a Kickstart file',
    names: '*.ks *-ks.cfg ks.cfg *kickstart*.cfg kickstart anaconda-ks.cfg *.cfg',
    holds: ['rootpw '],
    read: lines(
      /^[ \t]{0,4}(?:rootpw|bootloader|user|sshpw|grubpw)\b(?:[ \t]{1,8}--(?!password)[^\s]{1,100}|[ \t]{1,8}--password[= ](?=\S))*[ \t=]{1,8}(?:--password=)?["']?(?<secret>[^\s"'-][^\s"']{3,250})/d,
    ),
    keys: '*',
    as: hashOrPassword,
  },
  {
    what: 'a preseed file',
    names: 'preseed.cfg *.preseed *.seed preseed *preseed*.cfg',
    read: lines(
      /^[ \t]{0,4}(?:d-i|[\w-]{1,60})[ \t]{1,8}[\w./-]{0,80}(?:password|passphrase|password-again|password-crypted|wpa|wep)[\w-]{0,20}[ \t]{1,8}(?:password|string)[ \t]{1,8}(?<secret>\S{1,250})/d,
    ),
    keys: '*',
    as: hashOrPassword,
  },
  {
    what: 'an Ansible inventory',
    names:
      'hosts hosts.ini inventory inventory.ini inventory.cfg hosts.cfg inventory/* inventories/* production staging hosts.yml inventory.yml *.inventory ansible_hosts host group_vars/* host_vars/*',
    read: places(
      /\b(?<name>ansible_(?:ssh_|become_|sudo_|su_|winrm_|httpapi_)?(?:password|pass)|ansible_(?:ssh_)?private_key_passphrase|vault_\w{1,60}|mysql_root_password)(?:[ \t]{0,4}[=:][ \t]{0,4})(?:["'](?=[^"'\n]{1,200}["']))?(?<secret>[^\s"'#]{1,200})/dg,
    ),
    keys: '*',
  },
  {
    what: "Ansible's variables",
    names:
      'group_vars/* host_vars/* all.yml all.yaml vault.yml vault.yaml secrets.yml secrets.yaml secret.yml secret.yaml credentials.yml credentials.yaml creds.yml passwords.yml passwords.yaml private.yml vars.yml vars.yaml users.yml',
    read: yaml,
    keys: '?',
  },
  { what: "Salt's pillars", names: '*.sls pillar/*', read: yaml, keys: '?' },
  {
    what: "Hiera's data",
    names: 'hieradata/* data/common.yaml hiera/* common.yaml common.eyaml',
    read: yaml,
    keys: '?',
  },
  { what: 'a systemd unit', names: '*.service *.socket *.timer override.conf', read: ENVIRONMENT, keys: '?' },
  {
    what: 'a crontab',
    names: 'crontab crontab.txt *.cron *.crontab cron.d/*',
    read: places(/\b(?<name>[A-Z][A-Z0-9_]{2,60})=["']?(?<secret>[^\s"';]{4,400})/dg),
    keys: '?',
  },
  {
    what: 'a crontab',
    names: 'crontab crontab.txt *.cron *.crontab cron.d/*',
    read: places(/\s(?:-p(?=\S)|--password[= ])["']?(?<secret>[^\s"'$-][^\s"']{3,200})/dg),
    keys: '*',
    as: value => (/^\d{1,5}$|^\//.test(value) ? null : { secret: value }),
  },
  {
    what: "Terraform's state",
    names: '*.tfstate *.tfstate.backup terraform.tfstate* errored.tfstate',
    read: json,
    keys: '?',
    as: ofState,
  },
  {
    what: "Terraform's variables",
    names: '*.tfvars *.pkrvars.hcl *.auto.tfvars terragrunt.hcl',
    read: withComments,
    keys: '?',
  },
  { what: "Terraform's variables", names: '*.tfvars.json *.pkrvars.json', read: json, keys: '?' },
  {
    what: "a monitoring server's configuration",
    names:
      'zabbix_server.conf zabbix_agentd.conf zabbix_proxy.conf zabbix.conf.php nagios.cfg ndo2db.cfg ido-mysql.conf ido-pgsql.conf api-users.conf resources.ini collectd.conf telegraf.conf monitrc .monitrc upsd.users upsmon.conf bacula-dir.conf bacula-fd.conf bacula-sd.conf bareos-dir.conf bconsole.conf supervisord.conf supervisor.conf',
    read: inSections,
    keys: 'dbpassword password token vault_token passwd tlspskpassword',
  },
  {
    what: "a monitoring server's configuration",
    names:
      'collectd.conf ido-mysql.conf ido-pgsql.conf api-users.conf bacula-dir.conf bacula-fd.conf bacula-sd.conf bareos-dir.conf bconsole.conf',
    read: inQuotes,
    keys: 'password authpassword privacypassphrase dbpassword',
  },
  {
    what: "Nagios' resources",
    names: 'resource.cfg',
    read: lines(/^\$(?<name>USER\d{1,3})\$=(?<secret>[^\s/][^\s]{5,200})/d),
    keys: '*',
  },
  {
    what: "an FTP server's configuration",
    names: 'proftpd.conf sql.conf pureftpd-mysql.conf mysql.conf pgsql.conf pureftpd-pgsql.conf',
    read: places(
      /^[ \t]{0,8}(?:SQLConnectInfo[ \t]{1,8}\S{1,200}[ \t]{1,8}\S{1,60}[ \t]{1,8}|(?:MYSQL|PGSQL)Password[ \t]{1,20})(?<secret>\S{1,200})/dgm,
    ),
    keys: '*',
  },
  {
    what: "HAProxy's users",
    names: 'haproxy.cfg *haproxy*.cfg',
    read: places(
      /^[ \t]{0,8}(?:user[ \t]{1,8}(?<user>\S{1,60})[ \t]{1,8}(?:insecure-)?password|stats[ \t]{1,8}auth[ \t]{1,8}\S{1,60}?:)[ \t]{0,8}(?<secret>\S{4,250})/dgm,
    ),
    keys: '*',
    as: hashOrPassword,
  },
  {
    what: "Gitea's configuration",
    names: 'app.ini',
    read: inSections,
    keys: 'passwd password secret_key internal_token jwt_secret lfs_jwt_secret *_secret bind_password',
  },
  {
    what: "a Matrix server's configuration",
    names: 'homeserver.yaml dendrite.yaml registration.yaml ejabberd.yml appservice.yaml',
    read: yaml,
    keys: 'registration_shared_secret macaroon_secret_key form_secret password turn_shared_secret as_token hs_token shared_secret sql_password',
  },
  {
    what: "an XMPP server's configuration",
    names: 'prosody.cfg.lua jitsi.cfg.lua *.cfg.lua',
    read: inQuotes,
    keys: 'component_secret password turn_external_secret turncredentials_secret secret app_secret',
  },
  {
    what: "Jupyter's configuration",
    names: 'jupyter_notebook_config.json jupyter_server_config.json',
    read: json,
    keys: 'password hashed_password token',
    as: hashOrPassword,
  },
  {
    what: 'a settings file',
    names:
      'config.production.json config.development.json ghost.json mattermost.json mongo-express.json parse-dashboard-config.json default.json production.json local.json development.json secrets.json secret.json .secrets.json credentials.json creds.json passwords.json config.local.json .secrets',
    read: json,
    keys: '?',
  },
]

function jsonOrYaml(content: string) {
  return (/^\s{0,100}[[{]/.test(content) ? json : yaml)(content)
}

/** Outputs have their secrets below a name, with `sensitive` beside; attributes that are sensitive are listed. */
function ofState(value: string, { name }: Entry): Reading | null {
  return /^(?:type|kind|id|arn)$/i.test(name) || value.startsWith('arn:') ? null : { secret: value }
}

/** `chpasswd` has `RANDOM` and `R` for passwords that it makes up itself. */
function notRandomWord(value: string): Reading | null {
  return /^(?:R|RANDOM)$/.test(value) ? null : hashOrPassword(value)
}

/** PagerDuty's routing key is a secret, VictorOps' is the name of a team. */
function unlessTeam(value: string, { name }: Entry): Reading | null {
  return name === 'routing_key' && !/^[0-9a-zA-Z]{32}$/.test(value) ? null : { secret: value }
}
