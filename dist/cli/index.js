import { cli } from '../bundle/index.js'

await cli()
