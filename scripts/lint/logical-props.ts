// Screens also run right to left and in three themes: components place things by start and end, never by left and
// right, and take colours from the theme.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { constantText, possibleTexts } from './constant-text.ts'

/** Short style props of the component library, and inline styles, with what to write instead. */
const PHYSICAL: Readonly<Record<string, string>> = {
  ml: 'ms',
  mr: 'me',
  pl: 'ps',
  pr: 'pe',
  left: 'insetInlineStart',
  right: 'insetInlineEnd',
  marginLeft: 'marginInlineStart',
  marginRight: 'marginInlineEnd',
  paddingLeft: 'paddingInlineStart',
  paddingRight: 'paddingInlineEnd',
  borderLeft: 'borderInlineStart',
  borderRight: 'borderInlineEnd',
}
const SIDED_VALUES = new Set(['ta', 'textAlign', 'float', 'justify'])
const COLOUR = /^#[0-9a-f]{3,8}$|^(?:rgb|hsl|oklch|oklab|lab|lch|color)a?\(/i

function attributeName(node: TSESTree.JSXAttribute): string {
  return node.name.type === 'JSXIdentifier' ? node.name.name : ''
}

export const logicalProps: TSESLint.RuleModule<'physical' | 'sided' | 'colour'> = {
  meta: {
    type: 'problem',
    docs: { description: 'logical sides and theme colours in components' },
    messages: {
      physical: '`{{name}}` is wrong right to left: use `{{instead}}`.',
      sided: '`{{value}}` is wrong right to left: use start or end.',
      colour: 'Colours come from the theme, not from `{{value}}`.',
    },
    schema: [],
  },
  create(context) {
    function lookAt(name: string, node: TSESTree.Node, value: TSESTree.Node | null): void {
      const instead = PHYSICAL[name]
      if (instead !== undefined) context.report({ node, messageId: 'physical', data: { name, instead } })
      if (value === null || !SIDED_VALUES.has(name)) return
      for (const literal of possibleTexts(value)) {
        const text = constantText(literal)
        if (text === 'left' || text === 'right') {
          context.report({ node: literal, messageId: 'sided', data: { value: text } })
        }
      }
    }
    return {
      JSXAttribute: (node) => lookAt(attributeName(node), node, node.value),
      'JSXAttribute[name.name=/^styles?$/] Property'(node: TSESTree.Property) {
        if (node.key.type === 'Identifier') lookAt(node.key.name, node, node.value)
      },
      Literal(node) {
        const text = constantText(node)
        if (text !== null && COLOUR.test(text)) {
          context.report({ node, messageId: 'colour', data: { value: text.slice(0, 30) } })
        }
      },
    }
  },
}
