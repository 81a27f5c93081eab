// The questions of the shelf, in the order in which a shop asks them.
import type { ReportName } from '../../../shared/domain/reports/names.ts'
import type { PlainKey } from '../../../shared/words/words.ts'

interface Question {
  readonly report: ReportName
  readonly words: PlainKey
}

interface QuestionGroup {
  readonly words: PlainKey
  readonly questions: readonly Question[]
}

export const SHELF: readonly QuestionGroup[] = [
  {
    words: 'analytics.shelf.today',
    questions: [
      { report: 'due', words: 'analytics.question.due' },
      { report: 'slipping', words: 'analytics.question.slipping' },
    ],
  },
  {
    words: 'analytics.shelf.best',
    questions: [
      { report: 'best', words: 'analytics.question.best' },
      { report: 'migration', words: 'analytics.question.migration' },
      { report: 'alike', words: 'analytics.question.alike' },
      { report: 'averages', words: 'analytics.question.averages' },
    ],
  },
  {
    words: 'analytics.shelf.stayed',
    questions: [
      { report: 'cohorts', words: 'analytics.question.cohorts' },
      { report: 'churn', words: 'analytics.question.churn' },
      { report: 'lost', words: 'analytics.question.lost' },
      { report: 'vulnerability', words: 'analytics.question.vulnerability' },
    ],
  },
]
