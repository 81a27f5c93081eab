// Nothing in the core or in shared reads the clock, the dice or the environment by itself: they are given through
// `Outside`, so that tests can turn them.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

const CALLS = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'crypto.randomBytes',
  'Temporal.Now.instant',
  'process.hrtime',
  'process.cwd',
])
const GLOBAL_CALLS = new Set(['setTimeout', 'setInterval', 'randomUUID', 'randomBytes', 'randomInt'])
const VALUES = new Set(['process.env', 'process.argv'])

function path(node: TSESTree.Node): string {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'MemberExpression' && node.property.type === 'Identifier' && !node.computed) {
    return `${path(node.object)}.${node.property.name}`
  }
  return ''
}

export const ambientInput: TSESLint.RuleModule<'ambient'> = {
  meta: {
    type: 'problem',
    docs: { description: 'clock, randomness and environment are injected' },
    messages: { ambient: '`{{what}}` comes from outside: take it from `Outside`, so that a test can turn it.' },
    schema: [],
  },
  create(context) {
    const report = (node: TSESTree.Node, what: string): void =>
      context.report({ node, messageId: 'ambient', data: { what } })
    return {
      CallExpression(node) {
        const name = path(node.callee).replace(/^globalThis\./, '')
        if (CALLS.has(name) || GLOBAL_CALLS.has(name)) report(node, name)
        else if (name === 'Date') report(node, 'Date()')
      },
      NewExpression(node) {
        if (path(node.callee) === 'Date' && node.arguments.length === 0) report(node, 'new Date()')
      },
      MemberExpression(node) {
        if (VALUES.has(path(node))) report(node, path(node))
      },
    }
  },
}
