// What a string in the source says: the fixed text of a literal or a template, and which strings an expression may yield.
import type { TSESTree } from '@typescript-eslint/utils'

type Node = TSESTree.Node

/** The fixed text of one string or template literal; holes of a template are one blank wide. Null for anything else. */
export function constantText(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.cooked ?? part.value.raw).join(' ')
  return null
}

/** Every string literal that the value of `node` may be, looking through `?:`, `&&`, `||`, `??`, `+` and casts. */
export function possibleTexts(node: Node): readonly Node[] {
  switch (node.type) {
    case 'Literal':
    case 'TemplateLiteral':
      return [node]
    case 'ConditionalExpression':
      return [...possibleTexts(node.consequent), ...possibleTexts(node.alternate)]
    case 'LogicalExpression':
      return [...possibleTexts(node.left), ...possibleTexts(node.right)]
    case 'BinaryExpression':
      return node.operator === '+' ? [...possibleTexts(node.left), ...possibleTexts(node.right)] : []
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return possibleTexts(node.expression)
    case 'JSXExpressionContainer':
      return possibleTexts(node.expression)
    default:
      return []
  }
}

/** Letters of any script. Digits, punctuation and symbols need no translation. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text)
}
