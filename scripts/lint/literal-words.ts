// Words on a screen come from the catalogue: no literal text between tags or in an attribute that people read or hear.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { constantText, hasWords, possibleTexts } from './constant-text.ts'

/** Attributes of HTML and of the component library whose text reaches people. */
const READ_BY_PEOPLE = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'closeButtonLabel',
  'description',
  'error',
  'heading',
  'label',
  'legend',
  'message',
  'nothingFound',
  'nothingFoundMessage',
  'placeholder',
  'subtitle',
  'summary',
  'text',
  'title',
  'tooltip',
])

export const literalWords: TSESLint.RuleModule<'literal'> = {
  meta: {
    type: 'problem',
    docs: { description: 'words on a screen come from the catalogue in shared/words' },
    messages: { literal: '"{{text}}" is read by people: take it from the catalogue (shared/words).' },
    schema: [],
  },
  create(context) {
    function report(node: TSESTree.Node, text: string): void {
      if (hasWords(text)) context.report({ node, messageId: 'literal', data: { text: text.trim().slice(0, 40) } })
    }
    function reportTexts(node: TSESTree.Node): void {
      for (const literal of possibleTexts(node)) report(literal, constantText(literal) ?? '')
    }
    return {
      JSXText: (node) => report(node, node.value),
      JSXExpressionContainer(node) {
        if (node.parent.type === 'JSXElement' || node.parent.type === 'JSXFragment') reportTexts(node)
      },
      JSXAttribute(node) {
        const name = node.name.type === 'JSXIdentifier' ? node.name.name : node.name.name.name
        if (READ_BY_PEOPLE.has(name) && node.value) reportTexts(node.value)
      },
    }
  },
}
