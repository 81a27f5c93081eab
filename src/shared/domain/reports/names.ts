// Which questions the reports answer.

export const REPORTS = [
  'best',
  'due',
  'slipping',
  'migration',
  'cohorts',
  'churn',
  'lost',
  'vulnerability',
  'alike',
  'averages',
] as const
export type ReportName = (typeof REPORTS)[number]

export const CELL_TYPES = [
  'text',
  'person',
  'count',
  'money',
  /** In per cent. */
  'percent',
  'number',
  'days',
  /** Shop day. */
  'day',
  /** year * 12 + month - 1 */
  'month',
  /** A word of the catalogue: `analytics.word.<value>`. */
  'word',
  /** The row's `recentDays` as a strip; the cell itself is empty, and no file has it. */
  'rhythm',
] as const
export type CellType = (typeof CELL_TYPES)[number]

/** What a customer's worth is measured in for the 80/20 report and the tables of tiers. */
export const MEASURES = ['revenue', 'margin'] as const
