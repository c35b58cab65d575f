const id=2714,ids=[2714],modules={61508:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{A9:()=>normalized,AO:()=>distributionOf,Xx:()=>distributionsOf,ev:()=>isNamed,lc:()=>providerOf,yM:()=>isShared});const NAMED=`
pyyaml: yaml
scikit-learn: sklearn
scikit-image: skimage
opencv-python: cv2
pillow: PIL
beautifulsoup4: bs4
python-dateutil: dateutil
python-dotenv: dotenv
python-slugify: slugify
python-json-logger: pythonjsonlogger
python-docx: docx
python-pptx: pptx
python-jose: jose
python-telegram-bot: telegram
python-daemon: daemon
python-ldap: ldap
python-snappy: snappy
pyjwt: jwt
pycryptodome: Crypto
pycryptodomex: Cryptodome
psycopg2-binary: psycopg2
psycopg-binary: psycopg
mysqlclient: MySQLdb
mysql-connector-python: mysql
pymysql: pymysql
pyodbc: pyodbc
cx-oracle: cx_Oracle
ibm-db: ibm_db
snowflake-connector-python: snowflake
snowflake-snowpark-python: snowflake
snowflake-sqlalchemy: snowflake
databricks-sql-connector: databricks
databricks-sdk: databricks
databricks-connect: databricks
clickhouse-driver: clickhouse_driver
clickhouse-connect: clickhouse_connect
elasticsearch-dsl: elasticsearch_dsl
opensearch-py: opensearchpy
kafka-python: kafka
confluent-kafka: confluent_kafka
redis-py-cluster: rediscluster
pymongo: pymongo bson gridfs
msgpack-python: msgpack
protobuf: google
grpcio: grpc
googleads: googleads
google-api-python-client: googleapiclient apiclient
google-auth: google
google-auth-oauthlib: google_auth_oauthlib
facebook-business: facebook_business
azure-storage-blob: azure
slack-sdk: slack_sdk slack
slackclient: slack
atlassian-python-api: atlassian
pygithub: github
gitpython: git
pysftp: pysftp
office365-rest-python-client: office365
simple-salesforce: simple_salesforce
zeep: zeep
great-expectations: great_expectations
apache-beam: apache_beam
apache-flink: pyflink
apache-sedona: sedona
pyspark: pyspark
dbt-core: dbt
astronomer-cosmos: cosmos
astro-sdk-python: astro
soda-core: soda
attrs: attr attrs
setuptools: setuptools pkg_resources
typing-extensions: typing_extensions
markdown-it-py: markdown_it
faiss-cpu: faiss
sentence-transformers: sentence_transformers
torch: torch functorch
tensorflow: tensorflow
xgboost: xgboost
prophet: prophet
pytorch-lightning: pytorch_lightning
umap-learn: umap
hydra-core: hydra
ruamel-yaml: ruamel
dnspython: dns
websocket-client: websocket
backports-zoneinfo: backports
more-itertools: more_itertools
fuzzywuzzy: fuzzywuzzy
levenshtein: Levenshtein
unidecode: unidecode
pyserial: serial
geopandas: geopandas
basemap: mpl_toolkits
matplotlib: matplotlib mpl_toolkits pylab
ipython: IPython
jupyter-client: jupyter_client
newrelic: newrelic
sentry-sdk: sentry_sdk
ddtrace: ddtrace
opentelemetry-api: opentelemetry
pyarrow: pyarrow
python-magic: magic
chardet: chardet
pypdf2: PyPDF2
pymupdf: fitz pymupdf
`,SHARED=new Set(["google","azure","opentelemetry","backports","ruamel","mpl_toolkits","snowflake","databricks","dagster","zope"]),byModule=new Map;for(const row of NAMED.trim().split(`
`)){const[distribution="",modules2=""]=row.split(": ");for(const module of modules2.split(" "))byModule.set(module,[...byModule.get(module)??[],distribution])}const NAMESPACES=new Set(["apache","atlassian","cncf","common","dbt","microsoft"]),PROVIDERS="airflow.providers.",normalized=name=>name.toLowerCase().replace(/[-_.]+/g,"-");function providerOf(module){if(!module.startsWith(PROVIDERS))return null;const[first="",second]=module.slice(PROVIDERS.length).split(".");return`apache-airflow-providers-${(NAMESPACES.has(first)&&second!==void 0?`${first}-${second}`:first).replaceAll("_","-")}`}function distributionsOf(module){const provider=providerOf(module);if(provider!==null)return[provider];const[top=""]=module.split("."),named=byModule.get(top)??[],own=normalized(top);return[...named,own,`python-${own}`,`py${own}`,`${own}-python`,`${own}-py`,`${own}-sdk`,`${own}-client`]}function distributionOf(module){const[top=""]=module.split(".");return providerOf(module)??byModule.get(top)?.[0]??(SHARED.has(top)?null:normalized(top))}const isShared=module=>SHARED.has(module.split(".")[0]??""),isNamed=module=>isShared(module)||byModule.has(module.split(".")[0]??"")||/^airflow(?:\.|$)/.test(module)}),39193:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{$:()=>isOfImage,L:()=>versionOfImage});const OF_IMAGE=/(?:^|\/)(?:Dockerfile[^/]*|[^/]+\.[Dd]ockerfile|(?:docker-)?compose[^/]*\.ya?ml)$/,APACHE=/\bapache\/airflow:(?:slim-)?(\d+)\./g,VARIABLE=/\bAIRFLOW_VERSION\s*[=:]\s*["']?(\d+)\./g,ASTRO=/\bastro-runtime:(\d+)\.|\bastrocrpublic\.azurecr\.io\/runtime:(\d+)\./g,isOfImage=path=>OF_IMAGE.test(path);function versionOfImage(text){const found=new Set;for(const[,version=""]of[...text.matchAll(APACHE),...text.matchAll(VARIABLE)])found.add(version);for(const[,numbered,named]of text.matchAll(ASTRO))found.add(named??(Number(numbered)<14?"2":"3"));const[only]=found;return found.size===1&&(only==="2"||only==="3")?only:null}}),52714:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.r(__webpack_exports__),__webpack_require__.d(__webpack_exports__,{isConstraints:()=>isConstraints,isManifest:()=>isManifest,readManifest:()=>readManifest});var tree_node=__webpack_require__(29699),read=__webpack_require__(79756),distributions=__webpack_require__(61508),environment_images=__webpack_require__(39193);const MOST_LINES=2e4,SPEC=/^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?\s*(.*)$/;function readRequirement(text){const[,name,extras="",rest=""]=SPEC.exec(text.trim())??[];if(name===void 0)return null;const versions=rest.replace(/\s*[;#].*$/,"").trim();return versions!==""&&!/^[(@=<>!~]/.test(versions)?null:{name:(0,distributions.A9)(name),extras:extras.split(",").map(distributions.A9).filter(each=>each!==""),versions}}function readRequirements(text){const required={packages:[],isOpen:!1,files:[]},lines=text.replace(/\\\r?\n/g," ").split(/\r?\n/,MOST_LINES);for(const line of lines){const words=line.replace(/(?:^|\s)#.*$/,"").trim();if(words==="")continue;const option=/^(?:-r|--requirement)[\s=]*(.+)$/.exec(words);if(option?.[1]!==void 0)required.files.push(option[1].trim());else if(/^-e\b|^--editable|^[./]|^[\w+]+:\/\/|\.whl\b/.test(words)){const egg=/#egg=([\w.-]+)/.exec(line)?.[1];egg===void 0?required.isOpen=!0:required.packages.push({name:(0,distributions.A9)(egg),extras:[],versions:""})}else if(!words.startsWith("-")){const requirement=readRequirement(words.replace(/\s--hash.*$/,""));requirement===null?required.isOpen=!0:required.packages.push(requirement)}}return required}const OF_PIP=/(?:^|[\\/])[^\\/]*(?:requirements|constraints)[^\\/]*\.(?:txt|in)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/i;function isManifest(path){return OF_PIP.test(path)||Object.hasOwn(READERS,nameOf(path))||(0,environment_images.$)(path)}const isConstraints=path=>/constraints/i.test(nameOf(path));function readManifest({path,text}){const read2=Object.hasOwn(READERS,nameOf(path))?READERS[nameOf(path)]:void 0;return read2===void 0?readRequirements(text):read2(text,path)}const READERS={"pyproject.toml":ofPyproject,Pipfile:ofPipfile,"setup.cfg":ofSetup,"environment.yml":ofConda,"environment.yaml":ofConda},nameOf=path=>path.slice(path.lastIndexOf("/")+1),none=()=>({packages:[],isOpen:!1,files:[]});function ofPyproject(text){const{root}=(0,read.o$)("pyproject.toml",text,"toml"),required=none(),project=(0,tree_node.xm)(root,"project");addTexts(required,(0,tree_node.xm)(project,"dependencies"));for(const group of[(0,tree_node.xm)(project,"optional-dependencies"),(0,tree_node.xm)(root,"dependency-groups")])if(group?.kind==="map")for(const{value}of group.pairs)addTexts(required,value);const poetry=(0,tree_node.fK)(root,"tool","poetry");addNames(required,(0,tree_node.xm)(poetry,"dependencies")),addNames(required,(0,tree_node.xm)(poetry,"dev-dependencies"));const groups=(0,tree_node.xm)(poetry,"group");if(groups?.kind==="map")for(const{value}of groups.pairs)addNames(required,(0,tree_node.xm)(value,"dependencies"));const dynamic=(0,tree_node.xm)(project,"dynamic");return dynamic?.kind==="list"&&dynamic.items.some(item=>(0,tree_node.b6)(item)==="dependencies")&&(required.isOpen=!0),required}function ofPipfile(text){const{root}=(0,read.o$)("Pipfile",text,"toml"),required=none();return addNames(required,(0,tree_node.xm)(root,"packages")),addNames(required,(0,tree_node.xm)(root,"dev-packages")),required}function ofSetup(text){const{root}=(0,read.o$)("setup.cfg",text,"ini"),texts=[(0,tree_node.b6)((0,tree_node.fK)(root,"options","install_requires"))],extras=(0,tree_node.xm)(root,"options.extras_require");return extras?.kind==="map"&&texts.push(...extras.pairs.map(({value})=>(0,tree_node.b6)(value))),readRequirements(texts.filter(each=>each!==void 0).join(`
`))}function ofConda(text){const{root}=(0,read.o$)("environment.yml",text,"yaml"),required=none(),dependencies=(0,tree_node.xm)(root,"dependencies");if(dependencies?.kind!=="list")return required;for(const item of dependencies.items){item.kind==="map"&&addTexts(required,(0,tree_node.xm)(item,"pip"));const name=/^(?:[\w.-]+::)?([\w.-]+)/.exec((0,tree_node.b6)(item)??"")?.[1],version=/[=<>].*$/.exec((0,tree_node.b6)(item)??"")?.[0]??"";name!==void 0&&required.packages.push({name:(0,distributions.A9)(name),extras:[],versions:version})}return required}function addTexts(required,node){if(node?.kind!=="list")return;const{packages,isOpen,files}=readRequirements(node.items.map(item=>(0,tree_node.b6)(item)??"").join(`
`));required.packages.push(...packages),required.files.push(...files),required.isOpen||=isOpen}function addNames(required,node){if(node?.kind==="map")for(const{name,value}of node.pairs){const extras=(0,tree_node.xm)(value,"extras"),versions=(0,tree_node.b6)(value)??(0,tree_node.b6)((0,tree_node.xm)(value,"version"))??"",text=`${name}[${extras?.kind==="list"?extras.items.map(item=>(0,tree_node.b6)(item)??"").join(","):""}]`,requirement=readRequirement(text);requirement!==null&&name.toLowerCase()!=="python"&&required.packages.push({...requirement,versions})}}}),29699:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{WQ:()=>describeNode,Zc:()=>offsetIn,aj:()=>pairIn,b6:()=>textOf,fK:()=>valueAt,kZ:()=>isNull,xm:()=>valueIn});var _words_quoted_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(22382);function offsetIn(scalar,index){const{pieces}=scalar;if(pieces===null)return scalar.origin+index;let low=0,high=pieces.length/2-1;for(;low<high;){const middle=low+high+1>>1;pieces[middle*2]<=index?low=middle:high=middle-1}return pieces[low*2+1]+index-pieces[low*2]}function pairIn(node,name){return node?.kind==="map"?node.pairs.findLast(pair=>pair.name===name):void 0}function valueIn(node,name){return pairIn(node,name)?.value}function valueAt(node,...names){let at=node??void 0;for(const name of names)at=valueIn(at,name);return at}function textOf(node){return node?.kind==="scalar"&&node.type!=="null"?node.text:void 0}function isNull(node){return node.kind==="scalar"&&node.type==="null"}function describeNode(node){return node.kind==="map"?"a map":node.kind==="list"?"a list":node.type==="null"?"nothing":node.type==="boolean"?`the boolean ${node.text}`:node.type==="integer"||node.type==="float"?`the number ${(0,_words_quoted_js__WEBPACK_IMPORTED_MODULE_0__.c)(node.text)}`:node.type==="date"?`the date ${node.text}`:"text"}})};export{id,ids,modules};
