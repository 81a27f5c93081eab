// The core speaks codes, never prose: a sentence in it would be one that nobody can translate.
// A sentence is told from SQL and from codes by its shape: two words or more that end in a full stop, question or
// exclamation mark, or three words or more that begin with a capital followed by small letters. The message of a
// defect (`new Error(...)`) is for developers, reaches no screen, and is left alone.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { constantText } from './constant-text.ts'

const SQL = /^\s*(WITH|SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|VACUUM|BEGIN|COMMIT|ATTACH|AND|OR|WHERE)\b/

export function isSentence(text: string): boolean {
  if (SQL.test(text)) return false
  const words = text.trim().split(/\s+/)
  const spoken = words.filter((word) => /^[\p{L}\p{M}'’-]+[.,;:!?…]?$/u.test(word)).length
  if (spoken < 2) return false
  return /\p{Ll}[.!?…]$/u.test(text.trim()) || (spoken >= 3 && /^\p{Lu}\p{Ll}*\s/u.test(text.trim()))
}

function isDefect(node: TSESTree.Node): boolean {
  const parent = node.parent
  if (!parent) return false
  if (parent.type === 'NewExpression') {
    return parent.callee.type === 'Identifier' && /Error$/.test(parent.callee.name)
  }
  return (parent.type === 'BinaryExpression' || parent.type === 'ConditionalExpression') && isDefect(parent)
}

export const coreProse: TSESLint.RuleModule<'prose'> = {
  meta: {
    type: 'problem',
    docs: { description: 'the core speaks codes, never prose' },
    messages: { prose: '"{{text}}" is prose: answer with a code, the catalogue has the sentence.' },
    schema: [],
  },
  create(context) {
    function look(node: TSESTree.Literal | TSESTree.TemplateLiteral): void {
      const text = constantText(node)
      if (text === null || !isSentence(text) || isDefect(node)) return
      context.report({ node, messageId: 'prose', data: { text: text.trim().slice(0, 60) } })
    }
    return { Literal: look, TemplateLiteral: look }
  },
}
