import { action } from '../bundle/index.js'

await action('config-validate')
