import { lines } from './lines.mjs'

const path = n =>
  n.random.pick([
    `src/${n.service}/${n.noun}s.py`,
    `app/${n.noun}_${n.verb}.py`,
    `scripts/${n.verb}_${n.noun}.py`,
    `${n.service}/settings/${n.stage}.py`,
    `${n.service}/config.py`,
    `etl/jobs/${n.noun}_${n.number}.py`,
    `dags/${n.verb}_${n.noun}s.py`,
  ])

const head = n => `"""${n.Noun} ${n.verb} for the ${n.service} service."""
from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from datetime import datetime, timedelta

import requests
from sqlalchemy import create_engine

log = logging.getLogger(__name__)`

const blocks = [
  n => `def ${n.verb}_${n.noun}(${n.noun}_id: int, *, dry_run: bool = False) -> dict:
    """Returns the ${n.noun} after it was written."""
    ${n.noun} = repository.get(${n.noun}_id)
    if ${n.noun} is None:
        raise LookupError(f"no ${n.noun} {${n.noun}_id}")
    if not dry_run:
        ${n.noun}.updated_at = datetime.utcnow()
        repository.save(${n.noun})
    return ${n.noun}.as_dict()`,
  n => `@dataclass
class ${n.Noun}:
    id: int
    name: str
    created_at: datetime
    amount_cents: int = 0

    def is_recent(self) -> bool:
        return self.created_at > datetime.utcnow() - timedelta(days=${n.number})`,
  n => `class ${n.Noun}Repository:
    def __init__(self, engine):
        self.engine = engine

    def by_name(self, name):
        with self.engine.connect() as connection:
            rows = connection.execute("SELECT id, name FROM ${n.noun}s WHERE name = :name", {"name": name})
            return [dict(row) for row in rows]`,
  n => `DEFAULT_PAGE_SIZE = ${n.number}
MAX_ATTEMPTS = 5
${n.noun.toUpperCase()}_FIELDS = ("id", "name", "status", "created_at")`,
  n => `for attempt in range(MAX_ATTEMPTS):
    try:
        ${n.verb}_${n.noun}(attempt)
        break
    except requests.Timeout:
        log.warning("attempt %s of ${n.verb} timed out", attempt)`,
  n => `def total_of(${n.noun}s):
    return sum(each.amount_cents for each in ${n.noun}s if each.status != "cancelled")`,
  n => `async def handle_${n.noun}(event, context):
    body = json.loads(event["body"])
    result = await service.${n.verb}(body["${n.noun}_id"], region="eu-west-${n.number % 3}")
    return {"statusCode": 200, "body": json.dumps(result)}`,
  n => `    # The ${n.noun} is kept for ${n.number} days, then archived.`,
]

const named = [
  s => `${s.snake} = ${s.q}`,
  s => `${s.screaming} = ${s.sq}`,
  s => `${s.screaming} = ${s.q}  # ${s.service} ${s.stage}`,
  s => `${s.screaming}: str = ${s.q}`,
  s => `os.environ["${s.screaming}"] = ${s.q}`,
  s => `${s.screaming} = os.getenv("${s.screaming}", ${s.q})`,
  s => `${s.snake} = os.environ.get('${s.screaming}') or ${s.sq}`,
  s =>
    `${s.noun}_config = {\n    "host": "${s.host}",\n    "user": "${s.user}",\n    "${s.snake}": ${s.q},\n    "timeout": ${s.number},\n}`,
  s => `${s.service} = connect(host="${s.host}", user="${s.user}", ${s.snake}=${s.q}, port=${s.port})`,
  s => `${s.service} = ${s.Noun}Client(\n    base_url="https://${s.site}",\n    ${s.snake}=${s.sq},\n    retries=3,\n)`,
  s => `parser.add_argument("--${s.kebab}", default=${s.q}, help="for ${s.service}")`,
  s => `app.config["${s.screaming}"] = ${s.q}`,
  s => `settings['${s.service}']['${s.snake}'] = ${s.sq}`,
  s => `# ${s.snake} = ${s.q}`,
  s => `${s.snake} = (\n    ${s.pieces('\n    ')}\n)`,
  s =>
    `class ${s.Noun}Settings(BaseSettings):\n    endpoint: str = "https://${s.site}/v1"\n    ${s.snake}: str = ${s.q}`,
  s => `${s.snake} = Field(default=${s.q}, description="${s.spaced} of ${s.service}")`,
  s => `payload = {"grant": "machine", "user": "${s.user}", "${s.camel}": ${s.q}}`,
  s => `if request.form.get("${s.snake}") == ${s.q}:\n    grant_access("${s.user}")`,
  s => `set_variable("${s.snake}", ${s.q})`,
]

const bare = [
  s => `client = ${s.pascal}Client(${s.q})`,
  s => `login(${s.q}, "https://${s.site}")`,
  s => `# ${s.person} said this one still works: ${s.raw}`,
  s => `subprocess.run(["${s.service}ctl", "login", "--with", ${s.q}], check=True)`,
]

const header = [
  s => `headers = {"Authorization": ${`"Bearer ${s.within('"')}"`}, "Accept": "application/json"}`,
  s =>
    `response = requests.get(\n    "https://${s.site}/v2/${s.noun}s",\n    headers={'X-Auth': ${s.sq}},\n    timeout=10,\n)`,
  s => `response = requests.get("https://${s.site}/v1/${s.noun}?access_token=${s.url}&limit=${s.number}")`,
]

const multi = [s => `${s.screaming} = """${s.raw}\n"""`, s => `${s.snake} = ${s.q}`]

const expressions = {
  'environment-reference': lines`
    ${n => n.screaming} = os.environ["${n => n.screaming}"]
    ${n => n.snake} = os.getenv("${n => n.screaming}")
    ${n => n.snake} = os.environ.get('${n => n.screaming}', '')
    "${n => n.snake}": os.environ["${n => n.screaming}"],
    ${n => n.screaming} = env("${n => n.screaming}")
    ${n => n.screaming} = config("${n => n.screaming}", cast=str)
    ${n => n.snake} = decouple.config('${n => n.screaming}', default=None)`,
  'store-call': lines`
    ${n => n.snake} = secrets_client.get_secret_value(SecretId="${n => n.stage}/${n => n.service}")["SecretString"]
    ${n => n.snake} = vault.read("secret/data/${n => n.service}")["data"]["${n => n.snake}"]
    ${n => n.snake} = keyring.get_password("${n => n.service}", "${n => n.user}")
    ${n => n.snake} = Variable.get("${n => n.snake}")
    ${n => n.snake} = getpass.getpass("${n => n.spaced}: ")
    ${n => n.snake} = dbutils.secrets.get(scope="${n => n.service}", key="${n => n.kebab}")
    ${n => n.snake} = SecretManagerServiceClient().access_secret_version(name=name).payload.data.decode()
    ${n => n.snake} = ssm.get_parameter(Name="/${n => n.stage}/${n => n.snake}", WithDecryption=True)["Parameter"]["Value"]`,
  'code-expression': lines`
    self.${n => n.snake} = ${n => n.snake}
    ${n => n.snake} = settings.${n => n.screaming}
    ${n => n.snake} = self._settings.${n => n.snake} or default_${n => n.snake}
    ${n => n.snake} = secrets.token_urlsafe(32)
    ${n => n.snake} = hashlib.sha256(raw.encode()).hexdigest()
    ${n => n.snake} = request.headers.get("Authorization", "").removeprefix("Bearer ")
    ${n => n.snake} = request.json["${n => n.snake}"]
    ${n => n.snake} = "".join(random.choices(string.ascii_letters, k=16))
    ${n => n.snake} = base64.b64encode(os.urandom(24)).decode()
    user.set_password(form.cleaned_data["${n => n.snake}"])
    client = ${n => n.Noun}Client(${n => n.snake}=${n => n.snake}, timeout=30)
    engine = create_engine(f"postgresql://{user}:{${n => n.snake}}@{host}/{database}")
    headers = {"Authorization": f"Bearer {${n => n.snake}}"}
    headers["X-Api-Key"] = config.${n => n.snake}
    if not ${n => n.snake}: raise ValueError("${n => n.snake} is missing")
    assert response.json()["${n => n.snake}"] == expected_${n => n.snake}
    ${n => n.snake} = args.${n => n.snake} if args.${n => n.snake} else load_${n => n.snake}()
    ${n => n.snake} = kwargs.pop("${n => n.snake}", None)
    ${n => n.snake}_hash = bcrypt.hashpw(${n => n.snake}.encode(), bcrypt.gensalt())`,
  declaration: lines`
    ${n => n.snake}: str
    ${n => n.snake}: Optional[str] = None
    ${n => n.snake}: SecretStr
    def login(user: str, ${n => n.snake}: str = None) -> Session:
    ${n => n.snake} = models.CharField(max_length=128, null=True)
    ${n => n.snake} = serializers.CharField(write_only=True, required=False)
    ${n => n.snake} = Column(String(255), nullable=False)
    ${n => n.snake} = PasswordField("${n => n.spaced}", validators=[DataRequired()])
    parser.add_argument("--${n => n.kebab}", required=True, help="${n => n.spaced} of the account")
    ${n => n.screaming}_MIN_LENGTH = 12
    ${n => n.screaming}_RE = re.compile(r"^[A-Za-z0-9_\\-]{20,64}$")`,
}

export const python = {
  where: 'python',
  weight: 10,
  escapes: { '"': '\\"', "'": "\\'" },
  ...{ path, head, blocks, named, bare, header, multi, expressions },
  inside: (n, text) => `def ${n.verb}_${n.noun}_${n.number}():\n${text.replace(/^/gm, '    ')}\n    return True`,
}
