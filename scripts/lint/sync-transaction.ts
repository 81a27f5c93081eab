// A transaction callback that awaits commits half of its work outside the transaction. So what is handed to a
// transaction or a command must be synchronous: neither `async`, nor a generator, nor returning a promise.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

/** Names of functions that run their callback inside one transaction. */
const TRANSACTIONS = new Set(['command', 'group', 'inTransaction', 'runCommand', 'savepoint', 'transaction', 'write'])

interface Options {
  readonly names?: readonly string[]
}

function calledName(callee: TSESTree.Node): string | null {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') return callee.property.name
  return null
}

type Fn = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression | TSESTree.FunctionDeclaration

function isFunction(node: TSESTree.Node | null | undefined): node is Fn {
  return (
    node?.type === 'ArrowFunctionExpression' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'FunctionDeclaration'
  )
}

/** The function an argument stands for: itself, or the one a name in this file was given to. */
function functionOf(node: TSESTree.Node, scope: TSESLint.Scope.Scope): Fn | null {
  if (isFunction(node)) return node
  if (node.type !== 'Identifier') return null
  for (let at: TSESLint.Scope.Scope | null = scope; at; at = at.upper) {
    const definition = at.set.get(node.name)?.defs[0]?.node
    if (!definition) continue
    if (isFunction(definition)) return definition
    return definition.type === 'VariableDeclarator' && isFunction(definition.init) ? definition.init : null
  }
  return null
}

export const syncTransaction: TSESLint.RuleModule<'async', [Options?]> = {
  meta: {
    type: 'problem',
    docs: { description: 'transactions and commands are synchronous' },
    messages: {
      async:
        'What runs inside `{{name}}` must be synchronous: whatever is awaited would commit outside the transaction.',
    },
    schema: [
      {
        type: 'object',
        properties: { names: { type: 'array', items: { type: 'string' } } },
        additionalProperties: false,
      },
    ],
  },
  create(context) {
    const names = new Set([...TRANSACTIONS, ...(context.options[0]?.names ?? [])])
    return {
      CallExpression(node) {
        const name = calledName(node.callee)
        if (name === null || !names.has(name)) return
        for (const argument of node.arguments) {
          const fn = functionOf(argument, context.sourceCode.getScope(node))
          if (fn && (fn.async || fn.generator)) context.report({ node: argument, messageId: 'async', data: { name } })
        }
      },
    }
  },
}
