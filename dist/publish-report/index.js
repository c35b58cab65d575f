import { action } from '../bundle/index.js'

await action('publish-report')
