// npm run build: the program as `npm start` runs it, in out/.
import { build } from './build/fresh.mjs'
import { nodeOrExplain } from './start/find-node.mjs'

await build(nodeOrExplain())
