// INSERT OR REPLACE deletes rows behind the journal's back, OR IGNORE hides what went wrong. Write what is meant:
// ON CONFLICT (...) DO UPDATE, or look first.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { constantText } from './constant-text.ts'

const FORBIDDEN = /\b(?:INSERT|UPDATE)\s+OR\s+(?:REPLACE|IGNORE|ROLLBACK|FAIL)\b|^\s*REPLACE\s+INTO\b/i

export function hasForbiddenUpsert(sql: string): boolean {
  return FORBIDDEN.test(sql)
}

export const upsert: TSESLint.RuleModule<'upsert'> = {
  meta: {
    type: 'problem',
    docs: { description: 'no INSERT OR REPLACE, no OR IGNORE' },
    messages: {
      upsert: 'OR REPLACE and OR IGNORE go around the journal: use ON CONFLICT ... DO UPDATE, or look first.',
    },
    schema: [],
  },
  create(context) {
    function look(node: TSESTree.Literal | TSESTree.TemplateLiteral): void {
      const text = constantText(node)
      if (text !== null && hasForbiddenUpsert(text)) context.report({ node, messageId: 'upsert' })
    }
    return { Literal: look, TemplateLiteral: look }
  },
}
